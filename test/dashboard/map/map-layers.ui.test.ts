import { describe, expect, it } from 'vitest';
import { mapLayerNames } from '#dashboard/src/address/address.ts';
import { palettes, rgba } from '#dashboard/src/look/palette.ts';
import { areasOf, mapLayers, zoomScale } from '#dashboard/src/map/map-layers.ts';
import type { MapView } from '#dashboard/src/map/map-view.ts';
import { tileLoads } from '#dashboard/src/map/tile-loads.ts';
import { valueClasses } from '#dashboard/src/map/value-classes.ts';
import { indicators, keqiao, zhuji } from '../support/answers.ts';

const square = {
  type: 'Polygon',
  coordinates: [
    [
      [120, 29],
      [121, 29],
      [121, 30],
      [120, 29],
    ],
  ],
};
const [roads, buses] = indicators.indicators;
if (!roads || !buses) throw new Error('the answers hold two indicators');

const view: MapView = {
  indicator: buses,
  roadIndicator: roads,
  target: { operator: '>=', value: 100 },
  regions: [
    { ...keqiao, outline: square },
    { ...zhuji, outline: null },
  ],
  figures: [{ region: keqiao.code, name: keqiao.name, value: 96, success: 48, population: 50, status: 'on_track' }],
  selected: undefined,
  within: undefined,
  name: '绍兴市',
  bounds: undefined,
  camera: undefined,
  layers: mapLayerNames,
  stations: false,
  works: undefined,
  theme: 'paper',
  thresholdM: 800,
  trial: true,
  load: 9,
  tileLoads: {},
  lostVillages: 0,
  focus: undefined,
};
const drawn = (change: Partial<MapView> = {}) => {
  const shown = { ...view, ...change };
  const classes = valueClasses(shown.figures, shown.target);
  return mapLayers(shown, { classes, fontPx: 14, zoom: 9, onError: () => undefined });
};
const layer = (id: string, change: Partial<MapView> = {}) => drawn(change).find((entry) => entry.id === id);
const propsOf = (id: string, change: Partial<MapView> = {}): Record<string, unknown> => ({
  ...layer(id, change)?.props,
});

/** Asks an accessor of a layer for one feature. */
function ask(id: string, accessor: string, properties: object): unknown {
  const read = propsOf(id)[accessor];
  return typeof read === 'function' ? read({ properties }) : read;
}

describe('the layers of the map', () => {
  it('lie areas, roads, stops, villages and the chosen record on one another', () => {
    expect(drawn({ focus: [120, 30] }).map((entry) => entry.id)).toEqual([
      'regions',
      'roads',
      'stops',
      'villages',
      'selection',
    ]);
  });

  it('are left out when switched off', () => {
    expect(drawn({ layers: ['villages'] }).map((entry) => entry.id)).toEqual(['regions', 'villages']);
  });

  it('have water between areas and roads where it is loaded, of all regions, and nothing to point at', () => {
    const tileLoads = { water: 4 };
    const change = { tileLoads, within: zhuji.code, layers: ['roads'] } as const;
    expect(drawn(change).map((entry) => entry.id)).toEqual(['regions', 'water', 'roads']);
    expect(propsOf('water', change)).toMatchObject({ data: '/tiles/water/{z}/{x}/{y}.mvt?asOf=4', pickable: false });
    expect(propsOf('water', change).getFillColor).toEqual(rgba(palettes.paper.water));
    expect(propsOf('water', { ...change, theme: 'night' }).getLineColor).toEqual(rgba(palettes.night.water));
    expect(layer('water')).toBeUndefined();
  });

  it('draw only regions that have an outline', () => {
    const areas = areasOf(view, valueClasses(view.figures, view.target));
    expect(areas.map((area) => area.properties.code)).toEqual([keqiao.code]);
  });

  it('ask villages at the threshold of the page and roads by the chosen road indicator', () => {
    expect(propsOf('villages').data).toContain('indicator=village-bus-coverage&threshold=800&asOf=9');
    expect(propsOf('roads').data).toContain('indicator=maintenance-rate');
    expect(propsOf('roads', { roadIndicator: { ...roads, id: 'good-condition-rate' } }).data).toContain(
      'indicator=good-condition-rate',
    );
    expect(propsOf('roads', { within: zhuji.code }).data).toContain('region=330681');
  });

  it('tell a village gap by shape, colour and size', () => {
    expect(ask('villages', 'getIcon', { state: 'gap' })).toBe('diamond');
    expect(ask('villages', 'getIcon', { state: 'success' })).toBe('disc');
    expect(ask('villages', 'getIconColor', { state: 'gap' })).toEqual(rgba(palettes.paper.villageGap));
    expect(Number(ask('villages', 'getIconSize', { state: 'gap' }))).toBeGreaterThan(
      Number(ask('villages', 'getIconSize', { state: 'success' })),
    );
  });

  it('tell a road gap by colour and width, and keep roads that do not count faint', () => {
    expect(ask('roads', 'getLineColor', { state: 'gap' })).toEqual(rgba(palettes.paper.roadGap));
    const width = (state: string) => Number(ask('roads', 'getLineWidth', { state, grade: 'county' }));
    expect(width('gap')).toBeGreaterThan(width('success'));
    expect(ask('roads', 'getLineColor', { state: 'outside' })).not.toEqual(
      ask('roads', 'getLineColor', { state: 'success' }),
    );
  });

  it('show a site of several kinds by each of them, and hide the rest', () => {
    expect(Number(ask('stops', 'getIconSize', { kinds: 'bus_bay+bus_stop' }))).toBeGreaterThan(0);
    expect(ask('stops', 'getIconSize', { kinds: 'bus_bay' })).toBe(0);
    expect(ask('stops', 'getIconSize', {})).toBe(0);
  });

  it('show of a year only works that are finished and count in it', () => {
    const size = propsOf('works', { works: { item: undefined, year: 2020 } }).getIconSize;
    if (typeof size !== 'function') throw new Error('no size of its own');
    const shown = [{ year: 2020 }, { year: 2019 }, {}].map((properties) => size({ properties }) > 0);
    expect(shown).toEqual([true, false, false]);
  });

  it('show works of one item, full where one is finished and hollow where it is not', () => {
    const works = { works: { item: 'pavement_repair' } };
    const read = (accessor: string, properties: object) => {
      const ask = propsOf('works', works)[accessor];
      return typeof ask === 'function' ? ask({ properties }) : ask;
    };
    const of = (status: string, item = 'pavement_repair') => ({ item, status });
    expect(['accepted', 'completed', 'building', 'planned'].map((status) => read('getIcon', of(status)))).toEqual([
      'triangle',
      'triangle',
      'hollowTriangle',
      'hollowTriangle',
    ]);
    expect(read('getIconSize', of('accepted'))).toBeGreaterThan(0);
    expect(read('getIconSize', of('accepted', 'bus_bay'))).toBe(0);
  });

  it.each(['roads', 'stops', 'villages', 'works'])('come as tiles that are decoded into arrays: %s', (id) => {
    const { binary, data } = propsOf(id, { works: { item: undefined } });
    expect(binary).toBe(true);
    expect(data).toContain('{z}/{x}/{y}.mvt');
  });

  it('show stations beside the stops unless these are the stations', () => {
    expect(drawn({ stations: true }).map((entry) => entry.id)).toContain('stations');
    const stations = { ...buses, id: 'town-station-coverage' };
    expect(drawn({ stations: true, indicator: stations }).map((entry) => entry.id)).not.toContain('stations');
  });

  it('ask tiles at the load of their own datasets, and at that of the figures where it is not known', () => {
    const newest = new Map(Object.entries({ road_segment: 5, facility: 7, village: 6 }));
    const loads = tileLoads({ newest, indicators: indicators.indicators, roadIndicator: roads, water: undefined });
    expect(loads).toEqual({ road_segment: 5, facility: 7, village: 7 });
    const few = tileLoads({ newest, indicators: [roads], roadIndicator: roads, water: 8 });
    expect(few).toEqual({ road_segment: 5, facility: 7, water: 8 });
    const change = { tileLoads: loads, works: { item: undefined } };
    expect(propsOf('roads', change).data).toContain('asOf=5');
    expect(propsOf('villages', change).data).toContain('asOf=7');
    expect(propsOf('works', change).data).toContain('asOf=9');
  });

  it('fetch no worker from elsewhere', () => {
    for (const id of ['water', 'roads', 'stops', 'villages', 'works']) {
      const url: unknown = propsOf(id, { works: { item: undefined }, tileLoads: { water: 4 } }).loadOptions;
      expect(JSON.stringify(url)).toMatch(/"workerUrl":"\/[^"]+mvt-worker/);
    }
  });

  it('grow as there is more room', () => {
    expect([5, 9, 11, 13, 17].map(zoomScale)).toEqual([1, 1, 1.5, 2, 2]);
  });
});
