import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { FeatureCollection } from 'geojson';
import type { TileAddress, TileFeature } from './protocol.ts';

/** MVT extent and deepest level; the buffer keeps wide lines and circles whole at the edges. */
const EXTENT = 4096;
const OPTIONS = { maxZoom: 18, indexMaxZoom: 4, indexMaxPoints: 20_000, tolerance: 3, extent: EXTENT, buffer: 128 };

interface Entry {
  readonly index: GeoJSONVT;
  readonly bytes: number;
}

/** Indexes of tile features by key, least recently used out first, bounded by the bytes they were made from. */
export class IndexStore {
  readonly #limitBytes: number;
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  add(key: string, features: readonly TileFeature[]): void {
    const bytes = features.reduce((sum, feature) => sum + feature.geometry.length + feature.properties.length, 0);
    const data: FeatureCollection = {
      type: 'FeatureCollection',
      features: features.map((feature) => ({
        type: 'Feature',
        geometry: JSON.parse(feature.geometry),
        properties: JSON.parse(feature.properties),
      })),
    };
    this.#remove(key);
    this.#entries.set(key, { index: new GeoJSONVT(data, OPTIONS), bytes });
    this.#bytes += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#limitBytes || oldest === key) break;
      this.#remove(oldest);
    }
  }

  /** The encoded tile, empty where nothing lies; undefined when the index is not here. */
  tile(key: string, layer: string, { z, x, y }: TileAddress): Uint8Array | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    const tile = entry.index.getTile(z, x, y);
    if (tile === null || tile.features.length === 0) return new Uint8Array();
    return fromGeojsonVt({ [layer]: tile }, { version: 2, extent: EXTENT });
  }

  clear(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }

  #remove(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#bytes -= entry.bytes;
  }
}
