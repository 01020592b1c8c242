import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { beforeAll, describe, expect, it } from 'vitest';
import { askRecords, type Site } from './support/ask.ts';
import { serveSample } from './support/serve.ts';

/** The whole city in tiles of zoom 10: what is drawn is what is counted. */
const zoom = 10;
const [west, south, east, north] = [119.8, 29.2, 121.3, 30.35];
const column = (lon: number) => Math.floor(((lon + 180) / 360) * 2 ** zoom);
const row = (lat: number) => {
  const angle = (lat * Math.PI) / 180;
  return Math.floor(((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * 2 ** zoom);
};
let site: Site;

beforeAll(async () => {
  site = (await serveSample()).server;
});

/** State of every feature of the city by key; one that lies in several tiles says the same in each. */
async function drawnStates(layer: string, query: string): Promise<Map<string, string>> {
  const states = new Map<string, string>();
  for (let x = column(west); x <= column(east); x += 1) {
    for (let y = row(north); y <= row(south); y += 1) {
      const response = await fetch(`${site.origin}/tiles/${layer}/${zoom}/${x}/${y}.mvt?${query}`);
      expect(response.status).toBe(200);
      const found = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer()))).layers[layer];
      for (let at = 0; at < (found?.length ?? 0); at += 1) {
        const { key, state } = found?.feature(at).properties ?? {};
        expect(states.get(String(key)) ?? state, `${key}`).toBe(state);
        states.set(String(key), String(state));
      }
    }
  }
  return states;
}

describe('tiles of the city', () => {
  it.each([
    ['road_segment', 'maintenance-rate', '2020-09-30'],
    ['road_segment', 'good-condition-rate', '2020-08-31'],
    ['road_segment', 'road-chief-coverage', '2019-12-31'],
    ['village', 'village-bus-coverage', '2020-09-30'],
    ['village', 'village-bus-coverage', '2019-12-31'],
  ])('of %s draw every record of %s as of %s in the state it is counted in', async (layer, indicator, asOf) => {
    const states = await drawnStates(layer, `indicator=${indicator}&asOf=${asOf}`);
    const { records } = await askRecords(site, indicator, { asOf });
    const placed = records.filter(({ point }) => point !== null);
    expect(placed.length).toBeGreaterThan(1_000);
    const wrong = placed.filter(({ key, state }) => states.get(key) !== state);
    expect(wrong.map(({ key, state }) => [key, state, states.get(key)])).toEqual([]);
    const counted = new Set(records.map(({ key }) => key));
    // What is drawn and does not count says so.
    const others = [...states].filter(([key]) => !counted.has(key)).map(([, state]) => state);
    expect(new Set(others).size).toBeLessThanOrEqual(1);
    expect(others.every((state) => state === 'outside')).toBe(true);
  });
});
