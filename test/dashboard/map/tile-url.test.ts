import { expect, it } from 'vitest';
import { getTile } from '#api/contract/tiles.ts';
import { tileUrl } from '#dashboard/src/map/tile-url.ts';

it('asks for tiles of the very load that the figures rest on', () => {
  const url = tileUrl({
    layer: 'village',
    indicator: 'village-bus-coverage',
    thresholdM: 500,
    region: '330683',
    load: 9,
  });
  expect(url).toBe('/tiles/village/{z}/{x}/{y}.mvt?indicator=village-bus-coverage&region=330683&threshold=500&asOf=9');
});

it('leaves out what is not asked, and a load before any', () => {
  expect(tileUrl({ layer: 'facility', load: 0 })).toBe('/tiles/facility/{z}/{x}/{y}.mvt');
});

it('asks only what the contract answers', () => {
  const url = tileUrl({
    layer: 'road_segment',
    indicator: 'maintenance-rate',
    region: '330600',
    thresholdM: 0,
    load: 3,
  });
  const query = Object.fromEntries(new URL(url, 'http://localhost').searchParams);
  expect(getTile.query.strict().parse(query)).toMatchObject({ threshold: 0, asOf: '3' });
});
