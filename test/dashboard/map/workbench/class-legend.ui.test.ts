import { describe, expect, it } from 'vitest';
import { workbenchLayers } from '#dashboard/src/address/coverage-address.ts';
import { palettes } from '#dashboard/src/look/palette.ts';
import { densityColour, densitySteps, leadingKind, roadColour } from '#dashboard/src/map/workbench/class-colours.ts';
import { classLegend } from '#dashboard/src/map/workbench/class-legend.ts';
import { noShift, shiftOf } from '#dashboard/src/map/workbench/shift.ts';
import { sharedClasses } from '#dashboard/src/map/workbench/use-workbench-drawing.ts';
import { workbenchLayers as layersOf } from '#dashboard/src/map/workbench/workbench-layers.ts';
import type { WorkbenchView } from '#dashboard/src/map/workbench/workbench-view.ts';
import { coverageZh } from '#dashboard/src/words/coverage-zh.ts';
import { zh } from '#dashboard/src/words/zh.ts';
import { keqiao, zhuji } from '../../support/answers.ts';

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
const figure = (region: string, value: number) => ({
  region,
  name: region,
  value,
  success: value,
  population: 100,
  status: undefined,
});
const left = {
  figures: [figure(keqiao.code, 96)],
  thresholdM: 800,
  reference: 'village_hall',
  load: 9,
  villages: { covered: 7, gap: 2 },
} as const;
const view: WorkbenchView = {
  ...{ name: '绍兴市', bounds: undefined, theme: 'paper', roads: 'condition', trial: true },
  ...{
    areas: [{ ...keqiao, outline: square }],
    outlines: [{ ...zhuji, outline: square }],
    selected: undefined,
    within: undefined,
  },
  show: workbenchLayers,
  water: undefined,
  classes: [
    {
      ...{ layer: 'road_segment', drawn: 12, withoutPlace: 3 },
      classes: [
        { attribute: 'condition', code: null, count: 2, lengthKm: 3 },
        { attribute: 'condition', code: 'bad', count: 4, lengthKm: 5.4 },
        { attribute: 'condition', code: 'excellent', count: 6, lengthKm: 7 },
        { attribute: 'class', code: '1', count: 12, lengthKm: 1 },
      ],
    },
    {
      ...{ layer: 'facility', drawn: 3, withoutPlace: 0 },
      classes: [
        { attribute: 'kinds', code: 'bus_stop', count: 2, lengthKm: null },
        { attribute: 'kinds', code: 'bus_bay', count: 1, lengthKm: null },
        { attribute: 'service', code: 'rare', count: 2, lengthKm: null },
      ],
    },
  ],
  noLocation: 1,
  density: { of: 'gap', cellKm: 2, cells: [1, 1, 3].map((value) => ({ centre: [120, 30], ring: [[120, 30]], value })) },
  left,
  right: undefined,
  ...{ focus: [120, 30], mark: undefined, baseMap: null, print: { title: '', lines: [] } },
};
const means = {
  words: coverageZh,
  common: zh,
  language: 'zh',
  palette: palettes.paper,
  areaClasses: [],
  zoom: 8,
} as const;
const groupOf = (title: RegExp, change: Partial<WorkbenchView> = {}) =>
  classLegend({ ...view, ...change }, means).find((group) => title.test(group.title));

describe('the legend', () => {
  it('has only the classes that occur, in their order, with counts and kilometres; what is not given comes last', () => {
    const roads = groupOf(/^公路（按路况）/);
    expect(roads?.entries.map(({ text, count, detail }) => [text, count, detail])).toEqual([
      ['优', 6, '7 公里'],
      ['差', 4, '5 公里'],
      ['未填', 2, '3 公里'],
    ]);
    expect(roads?.notes).toEqual(['另有 3 条没有位置']);
    expect(groupOf(/^服务站/)?.entries.map(({ text }) => text)).toEqual(['港湾式停车站']);
    expect(groupOf(/^公交站点/)?.notes).toEqual(['放大后显示']);
  });

  it('says the rule of the villages and what cannot be measured', () => {
    const villages = groupOf(/^建制村（/);
    expect(villages?.title).toBe('建制村（文化礼堂，800 米）');
    expect(villages?.entries.map(({ count }) => count)).toEqual([7, 2]);
    expect(villages?.notes).toEqual(['其中参照点无坐标 1']);
    const whole = groupOf(/^建制村（/, { left: { ...left, villages: { covered: 9, gap: 0 } } });
    expect(whole?.entries.map(({ text }) => text)).toEqual(['已覆盖']);
    const right = { ...left, thresholdM: 2000, villages: { covered: 8, gap: 1 } };
    expect(groupOf(/^右 · 建制村（文化礼堂，2,000 米）/, { right })?.entries.map(({ count }) => count)).toEqual([8, 1]);
    expect(groupOf(/^左 · 建制村（文化礼堂，800 米）/, { right })?.entries.map(({ count }) => count)).toEqual([7, 2]);
  });

  it('says that it is being counted, or that the counts did not come', () => {
    expect(groupOf(/^公路/, { classes: undefined })?.notes).toEqual(['正在统计…']);
    expect(groupOf(/^公路/, { classes: null })?.notes).toEqual(['数量没有载入']);
    expect(groupOf(/^六边形/, { density: undefined })?.notes).toEqual(['正在统计…']);
    expect(groupOf(/^六边形/, { density: null })?.notes).toEqual(['数量没有载入']);
    expect(groupOf(/^热力/, { density: null, show: ['heat'] })?.notes).toEqual(['数量没有载入']);
  });

  it('has nothing of layers that are off', () => {
    expect(classLegend({ ...view, show: [] }, means)).toEqual([]);
  });

  it('names water where it is loaded, whatever layers are on', () => {
    expect(classLegend({ ...view, show: [], water: 4 }, means)).toEqual([
      { title: '自有底图', entries: [{ mark: 'area', colour: palettes.paper.water, text: '水系' }], notes: [] },
    ]);
    expect(groupOf(/^自有底图/)).toBeUndefined();
  });

  it('counts areas of the left alone, in classes of both sides', () => {
    const classes = sharedClasses([figure('a', 90)], [figure('a', 60), figure('b', 100)]);
    expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(1);
  });

  it('parts density in even steps, and no value is left out of them', () => {
    expect(densitySteps([1, 1, 3])).toEqual([1, 2, 3]);
    expect(densitySteps([1, 40])).toEqual([8, 16, 24, 32, 40]);
    expect(densitySteps([])).toEqual([]);
    expect(densityColour(40, [8, 16, 24, 32, 40], palettes.paper)).toBe(palettes.paper.density[4]);
    expect(groupOf(/^每个六边形/)?.entries.map(({ text, count }) => [text, count])).toEqual([
      ['1', 2],
      ['3', 1],
    ]);
  });
});

describe('the layers', () => {
  const drawn = (change: Partial<WorkbenchView> = {}, shift = noShift) => {
    const shown = { ...view, ...change };
    return layersOf(shown, shown.left, {
      areaClasses: [],
      fontPx: 14,
      zoom: 9,
      shift,
      heat: undefined,
      onError: () => undefined,
    });
  };
  const dataOf = (id: string, change: Partial<WorkbenchView> = {}) =>
    drawn(change).find((layer) => layer.id === id)?.props.data;

  it('lie from areas to the chosen record, and are left out when off', () => {
    expect(drawn().map(({ id }) => id)).toEqual([
      'regions',
      'outlines',
      'hex',
      'roads',
      'works',
      'stations',
      'stops',
      'villages',
      'selection',
    ]);
    expect(drawn({ show: [], focus: undefined })).toEqual([]);
  });

  it('ask villages by the rule of their side, and shifted tiles only over a base map in GCJ-02', () => {
    expect(dataOf('villages')).toContain('threshold=800&reference=village_hall&asOf=9');
    const baseMap = { tiles: ['https://tiles.example.cn/{z}/{x}/{y}'], attribution: '' };
    expect(dataOf('roads', { baseMap: { ...baseMap, crs: 'gcj02' } })).toContain('datum=gcj02');
    expect(dataOf('roads', { baseMap: { ...baseMap, crs: 'wgs84' } })).not.toContain('datum');
  });

  it('have water over areas and under all else where it is loaded, shifted with the base map', () => {
    const ids = drawn({ water: 4 }).map(({ id }) => id);
    expect(ids.slice(0, 5)).toEqual(['regions', 'outlines', 'water', 'hex', 'roads']);
    expect(drawn({ show: [], focus: undefined, water: 4 }).map(({ id }) => id)).toEqual(['water']);
    expect(dataOf('water', { water: 4, within: zhuji.code })).toBe('/tiles/water/{z}/{x}/{y}.mvt?asOf=4');
    const baseMap = { tiles: ['https://tiles.example.cn/{z}/{x}/{y}'], attribution: '' };
    const shifted = { ...baseMap, crs: 'gcj02' } as const;
    expect(dataOf('water', { water: 4, baseMap: shifted })).toBe('/tiles/water/{z}/{x}/{y}.mvt?datum=gcj02&asOf=4');
  });

  it('move the ring around a record with the base map', () => {
    const east = shiftOf(
      ([lon, lat]) => [lon + 1, lat],
      ([lon, lat]) => [lon - 1, lat],
    );
    expect(drawn({}, east).at(-1)?.props.data).toEqual([[121, 30]]);
  });

  it('show a site by its leading kind, never by the stop it may be too', () => {
    expect(leadingKind('bus_stop+bus_bay')).toBe('bus_bay');
    expect(leadingKind('logistics_point+town_transport_station')).toBe('town_transport_station');
    expect([leadingKind('bus_stop'), leadingKind(''), leadingKind(undefined)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(leadingKind('school')).toBe('school');
  });

  it('colour a road whose class is not given as not given', () => {
    const { paper } = palettes;
    for (const by of ['class', 'surface', 'condition', 'maintained'] as const) {
      expect(roadColour(by, undefined, paper), by).toBe(paper.notGiven);
      expect(roadColour(by, 'no such code', paper), by).toBe(paper.notGiven);
    }
  });
});
