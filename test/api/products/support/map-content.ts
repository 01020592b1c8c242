import { chooseCrs } from '#api/products/progress-map/choose-crs.ts';
import { fitMap } from '#api/products/progress-map/fit-map.ts';
import type { IndicatorValue, MapArea, MapContent } from '#api/products/progress-map/map-content.ts';
import type { Polygon } from '#api/products/progress-map/map-geometry.ts';
import { layout } from '#api/products/progress-map/sheet-layout.ts';

function square(west: number, south: number, sizeM: number): Polygon[] {
  const [east, north] = [west + sizeM, south + sizeM];
  return [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ];
}

function area(code: string, name: string, role: MapArea['role'], polygons: readonly Polygon[]): MapArea {
  const [west = 0, south = 0] = polygons[0]?.[0]?.[0] ?? [];
  const labelPoint = role === 'self' ? null : ([west + 10_000, south + 10_000] as const);
  const level = role === 'self' ? 'city' : 'district';
  return { code, name, nameEn: `${name} in English`, level, role, outlineSource: 'survey', polygons, labelPoint };
}

export function value(region: string, name: string, percent: number | null): IndicatorValue {
  return {
    region,
    name,
    nameEn: `${name} in English`,
    level: 'district',
    parent: '330600',
    value: percent,
    success: percent ?? 0,
    population: 100,
    successCount: 1,
    populationCount: 2,
    unit: '%',
    target: { code: 'T6', operator: '>=', value: 100, dueOn: '2020-12-31', clause: '农村公路列养率100%' },
    status: percent === null ? 'no_data' : percent >= 100 ? 'met' : 'behind',
    reason: { zh: '距目标差若干', en: 'short of the target' },
  };
}

const extent = { west: 480_000, south: 3_300_000, east: 520_000, north: 3_320_000 };

/** Two districts side by side, the second without a value, one road that is maintained and one that is not. */
export const mapContent: MapContent = {
  lang: 'zh',
  indicator: {
    id: 'maintenance-rate',
    title: { zh: '农村公路列养率', en: 'Rural roads in the maintenance inventory' },
    label: { zh: '列养率', en: 'Maintained' },
    weightUnit: { zh: '公里', en: 'km' },
    method: { zh: '列养里程 ÷ 总里程,按台账', en: 'Kilometres maintained over all' },
    dataset: 'road_segment',
    states: { success: { zh: '已列养', en: 'maintained' }, gap: { zh: '未列养', en: 'not maintained' } },
    facility: null,
    thresholdM: null,
  },
  region: { code: '330600', name: '绍兴市', nameEn: 'Shaoxing' },
  programme: { title: { zh: '三年行动计划', en: 'Three-year plan' }, documentNo: '绍政发〔2018〕16号' },
  basis: { load: 9, asOf: '2020-09-30', sample: true, root: '330600' },
  total: { ...value('330600', '绍兴市', 95.5), level: 'city', parent: null },
  values: [value('330602', '越城区', 95.5), value('330603', '柯桥区', null)],
  areas: [
    area('330600', '绍兴市', 'self', [...square(480_000, 3_300_000, 20_000), ...square(500_000, 3_300_000, 20_000)]),
    area('330602', '越城区', 'child', square(480_000, 3_300_000, 20_000)),
    area('330603', '柯桥区', 'child', square(500_000, 3_300_000, 20_000)),
  ],
  lines: [
    {
      grade: 'county',
      state: 'success',
      lines: [
        [
          [481_000, 3_301_000],
          [519_000, 3_319_000],
        ],
      ],
    },
    {
      grade: 'village',
      state: 'gap',
      lines: [
        [
          [481_000, 3_319_000],
          [490_000, 3_310_000],
        ],
      ],
    },
  ],
  points: [{ kind: 'seat', state: 'outside', points: [{ name: '府山街道', position: [485_000, 3_305_000] }] }],
  crs: chooseCrs('330600', [120.1, 29.8]),
  fit: fitMap(extent, layout.map, 3),
  graticule: [
    {
      axis: 'meridian',
      minutes: 7200,
      vertices: [
        [500_000, 3_290_000],
        [500_000, 3_330_000],
      ],
    },
  ],
  issuer: null,
};
