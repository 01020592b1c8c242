import { wgs84ToGcj02 } from '#geodata/crs/gcj02.ts';
import type { TileFeature } from '../../tiles/protocol.ts';

/** A feature where a base map in GCJ-02 shows its place. Only what is drawn is moved: no number ever reads it. */
export function shiftForDisplay(feature: TileFeature): TileFeature {
  const geometry: unknown = JSON.parse(feature.geometry, (key, value: unknown) =>
    key === 'crs' ? undefined : isPosition(value) ? wgs84ToGcj02(value) : value,
  );
  return { ...feature, geometry: JSON.stringify(geometry) };
}

function isPosition(value: unknown): value is [number, number] {
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';
}
