import type { RecordDataset } from '../data/queries.ts';

/** What an address says of the planners' map beside what it shares with the other pages. */
export interface CoverageAddress {
  readonly reference: Reference;
  /** Which villages are listed. */
  readonly list: VillageList;
  readonly why: Why | undefined;
  readonly sort: VillageSort;
  readonly show: readonly WorkbenchLayer[];
  /** What colours the roads. */
  readonly roads: RoadColour;
  /** What heat and hexagons count. */
  readonly density: DensityOf;
  readonly record: RecordRef | undefined;
  /** A place that is no record, such as a chainage: degrees east and north. */
  readonly mark: readonly [number, number] | undefined;
  /** What was searched for. */
  readonly q: string;
  /** Undefined: one map. */
  readonly versus: Versus | undefined;
  /** Where the divider stands, percent of the width. */
  readonly swipe: number;
}

/** The other side of a comparison; what it leaves open is as on this side. */
export interface Versus {
  readonly thresholdM: number | undefined;
  readonly reference: Reference | undefined;
  readonly asOf: string | undefined;
}

export interface RecordRef {
  readonly dataset: RecordDataset;
  readonly key: string;
}

export const references = ['either', 'village_committee', 'village_hall'] as const;
export type Reference = (typeof references)[number];
export const villageLists = ['gap', 'flipped', 'success', 'all'] as const;
export type VillageList = (typeof villageLists)[number];
export const whys = ['too_far', 'no_location', 'no_site'] as const;
export type Why = (typeof whys)[number];
export const villageSorts = ['distance', 'population', 'town'] as const;
export type VillageSort = (typeof villageSorts)[number];
export const workbenchLayers = [
  ...(['districts', 'towns', 'villages', 'stops', 'stations', 'roads', 'works', 'hex', 'heat'] as const),
];
export type WorkbenchLayer = (typeof workbenchLayers)[number];
export const roadColours = ['class', 'surface', 'condition', 'maintained'] as const;
export type RoadColour = (typeof roadColours)[number];
export const densities = ['gap', 'gap_people', 'village', 'bus_stop'] as const;
export type DensityOf = (typeof densities)[number];
const recordDatasets: readonly RecordDataset[] = ['village', 'road_segment', 'facility', 'work'];

export const defaultCoverageAddress: CoverageAddress = {
  reference: 'either',
  list: 'gap',
  why: undefined,
  sort: 'distance',
  show: ['districts', 'villages', 'stops', 'roads'],
  roads: 'class',
  density: 'gap',
  record: undefined,
  mark: undefined,
  q: '',
  versus: undefined,
  swipe: 50,
};

const ownNames = [
  ...['ref', 'list', 'why', 'sort', 'show', 'roads', 'density', 'record', 'mark', 'q'],
  ...['vsThreshold', 'vsRef', 'vsAsOf', 'swipe'],
];
const mostThresholdM = 50_000;
const mostLetters = 80;
const moment = /^(\d{4}-(0[1-9]|1[0-2])(-\d{2})?|[1-9]\d{0,8})$/;

/** Reads search params; whatever is missing or malformed falls back to its default. */
export function parseCoverageAddress(search: URLSearchParams): CoverageAddress {
  const usual = defaultCoverageAddress;
  return {
    reference: oneOf(search.get('ref'), references) ?? usual.reference,
    list: oneOf(search.get('list'), villageLists) ?? usual.list,
    why: oneOf(search.get('why'), whys),
    sort: oneOf(search.get('sort'), villageSorts) ?? usual.sort,
    show: parseLayers(search.get('show')),
    roads: oneOf(search.get('roads'), roadColours) ?? usual.roads,
    density: oneOf(search.get('density'), densities) ?? usual.density,
    record: parseRecord(search.get('record')),
    mark: parseMark(search.get('mark')),
    q: (search.get('q') ?? '').slice(0, mostLetters),
    versus: parseVersus(search),
    swipe: numberWithin(search.get('swipe'), 0, 100) ?? usual.swipe,
  };
}

/** The same search params with another own part, as short as it reads back; what belongs to others stays. */
export function withCoverageAddress(search: URLSearchParams, address: CoverageAddress): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const name of ownNames) next.delete(name);
  const put = (name: string, value: string | number | undefined, usual?: string | number) => {
    if (value !== undefined && value !== usual) next.set(name, String(value));
  };
  const { versus, record } = address;
  put('ref', address.reference, defaultCoverageAddress.reference);
  put('list', address.list, defaultCoverageAddress.list);
  put('why', address.why);
  put('sort', address.sort, defaultCoverageAddress.sort);
  put('show', formatLayers(address.show), formatLayers(defaultCoverageAddress.show));
  put('roads', address.roads, defaultCoverageAddress.roads);
  put('density', address.density, defaultCoverageAddress.density);
  put('record', record && `${record.dataset}:${record.key}`);
  put('mark', address.mark?.map((degrees) => Number(degrees.toFixed(6))).join(','));
  put('q', address.q, '');
  put('vsThreshold', versus?.thresholdM);
  put('vsRef', versus?.reference);
  put('vsAsOf', versus?.asOf);
  put('swipe', versus && Math.round(address.swipe), defaultCoverageAddress.swipe);
  return next;
}

function oneOf<T extends string>(text: string | null, list: readonly T[]): T | undefined {
  return list.find((entry) => entry === text);
}

function numberWithin(text: string | null, least: number, most: number): number | undefined {
  if (text === null || text.trim() === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) && value >= least && value <= most ? value : undefined;
}

function parseLayers(text: string | null): readonly WorkbenchLayer[] {
  if (text === null) return defaultCoverageAddress.show;
  const asked = new Set(text.split('.'));
  return workbenchLayers.filter((name) => asked.has(name));
}

function formatLayers(layers: readonly WorkbenchLayer[]): string {
  return layers.length === 0 ? 'none' : workbenchLayers.filter((name) => layers.includes(name)).join('.');
}

function parseRecord(text: string | null): RecordRef | undefined {
  const colon = text?.indexOf(':') ?? -1;
  if (text === null || colon < 0) return undefined;
  const dataset = oneOf(text.slice(0, colon), recordDatasets);
  const key = text.slice(colon + 1);
  return dataset && key !== '' && key.length <= 200 ? { dataset, key } : undefined;
}

function parseMark(text: string | null): readonly [number, number] | undefined {
  const [lonText, latText, ...rest] = text?.split(',') ?? [];
  const longitude = numberWithin(lonText ?? null, -180, 180);
  const latitude = numberWithin(latText ?? null, -85, 85);
  return rest.length > 0 || longitude === undefined || latitude === undefined ? undefined : [longitude, latitude];
}

function parseVersus(search: URLSearchParams): Versus | undefined {
  const thresholdM = numberWithin(search.get('vsThreshold'), 0, mostThresholdM);
  const reference = oneOf(search.get('vsRef'), references);
  const asOfText = search.get('vsAsOf');
  const asOf = asOfText !== null && moment.test(asOfText) ? asOfText : undefined;
  const isSaid = thresholdM !== undefined || reference !== undefined || asOf !== undefined;
  return isSaid ? { thresholdM, reference, asOf } : undefined;
}
