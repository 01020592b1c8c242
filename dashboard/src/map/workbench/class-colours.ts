import { facilityKinds, serviceLevels } from '#geodata/vocabulary/facility.ts';
import { conditions, surfaces, technicalClasses } from '#geodata/vocabulary/road.ts';
import { workStatuses } from '#geodata/vocabulary/work.ts';
import type { RoadColour } from '../../address/coverage-address.ts';
import type { Palette } from '../../look/palette.ts';
import type { MarkerShape } from '../layers/marker-atlas.ts';

/** Steps of the ordered scale; `undefined` is what is not given. */
const roadSteps: Readonly<Record<Exclude<RoadColour, 'maintained'>, Readonly<Record<string, 0 | 1 | 2 | 3 | 4>>>> = {
  class: { '1': 0, '2': 1, '3': 2, '4': 3, substandard: 4 },
  surface: { asphalt: 0, cement: 1, gravel: 3, earth: 4 },
  condition: { excellent: 0, good: 1, fair: 2, poor: 3, bad: 4 },
};

export function roadColour(by: RoadColour, code: string | null | undefined, palette: Palette): string {
  if (by === 'maintained') {
    if (code === 'true') return palette.ordered[1];
    return code === 'false' ? palette.ordered[4] : palette.notGiven;
  }
  const step = roadSteps[by][code ?? ''];
  return step === undefined ? palette.notGiven : palette.ordered[step];
}

/** Classes in the order of their list, as a legend has them; what is not given comes last. */
export function classOrder(attribute: string): readonly string[] {
  const lists: Readonly<Record<string, readonly { readonly code: string }[]>> = {
    class: technicalClasses,
    surface: surfaces,
    condition: conditions,
    maintained: [{ code: 'true' }, { code: 'false' }],
    service: serviceLevels,
    kinds: facilityKinds,
    status: workStatuses,
  };
  return lists[attribute]?.map(({ code }) => code) ?? [];
}

const serviceSteps: Readonly<Record<string, 0 | 1 | 2 | 3 | 4>> = {
  frequent: 0,
  regular: 1,
  basic: 2,
  rare: 3,
  none: 4,
};

export function serviceColour(code: string | null | undefined, palette: Palette): string {
  const step = serviceSteps[code ?? ''];
  return step === undefined ? palette.notGiven : palette.ordered[step];
}

export interface Mark {
  readonly shape: MarkerShape;
  readonly colour: string;
}

/** Kinds drawn as stations, in the order in which a site of several shows itself. */
const stationMarks: Readonly<Record<string, readonly [MarkerShape, 0 | 1 | 2 | 3 | 4 | 5]>> = {
  town_transport_station: ['square', 1],
  road_service_station: ['diamond', 0],
  bus_bay: ['triangle', 3],
  logistics_point: ['disc', 2],
};

export function isStation(kind: string): boolean {
  return kind !== 'bus_stop' && kind !== 'street_lamp';
}

export function stationMark(kind: string, palette: Palette): Mark {
  const [shape, at] = stationMarks[kind] ?? ['hollowTriangle', 5];
  return { shape, colour: palette.kinds[at] };
}

/** The kind a site shows itself by; undefined for one that is no station. */
export function leadingKind(kinds: string | undefined): string | undefined {
  const held = (kinds ?? '').split('+').filter((kind) => kind !== '' && isStation(kind));
  return Object.keys(stationMarks).find((kind) => held.includes(kind)) ?? held[0];
}

export function workMark(status: string | undefined, palette: Palette): Mark {
  if (status === 'accepted') return { shape: 'triangle', colour: palette.ordered[0] };
  if (status === 'completed') return { shape: 'triangle', colour: palette.ordered[1] };
  if (status === 'building') return { shape: 'hollowTriangle', colour: palette.ordered[3] };
  return { shape: 'hollowTriangle', colour: palette.notGiven };
}

/** Even steps from 1 to the greatest value, each at least one wide: how hexagons are coloured. */
export function densitySteps(values: readonly number[]): readonly number[] {
  const most = Math.max(0, ...values);
  if (most === 0) return [];
  const count = Math.min(5, most);
  const uppers = Array.from({ length: count }, (_, at) => Math.ceil((most * (at + 1)) / count));
  return [...new Set(uppers)];
}

export function densityColour(value: number, uppers: readonly number[], palette: Palette): string {
  const at = uppers.findIndex((upper) => value <= upper);
  const spread = uppers.length <= 1 ? 4 : Math.round(((at < 0 ? uppers.length - 1 : at) * 4) / (uppers.length - 1));
  return palette.density[spread] ?? palette.density[4];
}
