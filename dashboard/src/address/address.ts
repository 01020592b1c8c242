/** What the page shows. Two different views have two different addresses; nothing of it lives elsewhere. */
export interface Address {
  /** Undefined: the first programme. */
  readonly programme: string | undefined;
  /** Undefined: the first indicator of the programme. */
  readonly indicator: string | undefined;
  /** Undefined: the root region of the programme. */
  readonly region: string | undefined;
  /** Undefined: the last year of the programme that the data reach. */
  readonly year: number | undefined;
  readonly thresholdM: number;
  readonly language: Language;
  readonly theme: Theme;
  readonly layers: readonly MapLayerName[];
  readonly tab: Tab;
  readonly state: RecordFilter;
  /** A date or a load number; undefined: the newest load. */
  readonly asOf: string | undefined;
  /** Camera moved by hand; undefined: the region fills the map. */
  readonly camera: Camera | undefined;
}

export interface Camera {
  readonly zoom: number;
  readonly latitude: number;
  readonly longitude: number;
}

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];
export const themes = ['paper', 'night'] as const;
export type Theme = (typeof themes)[number];
export const tabs = ['overview', 'plan', 'records', 'gaps'] as const;
export type Tab = (typeof tabs)[number];
export const mapLayerNames = ['roads', 'villages', 'stops'] as const;
export type MapLayerName = (typeof mapLayerNames)[number];
export const recordFilters = ['gap', 'success', 'all'] as const;
export type RecordFilter = (typeof recordFilters)[number];

/** 绍政发〔2018〕16号: 500 m, inclusive. */
export const defaultThresholdM = 500;
export const maximumThresholdM = 50_000;

export const defaultAddress: Address = {
  programme: undefined,
  indicator: undefined,
  region: undefined,
  year: undefined,
  thresholdM: defaultThresholdM,
  language: 'zh',
  theme: 'paper',
  layers: mapLayerNames,
  tab: 'overview',
  state: 'gap',
  asOf: undefined,
  camera: undefined,
};

const identifier = /^[a-z0-9][a-z0-9_-]{0,63}$/;
const regionCode = /^[0-9A-Za-z-]{1,32}$/;
const asOf = /^(\d{4}-\d{2}-\d{2}|[1-9]\d{0,8})$/;

/** Names of the search params that every page knows; a page may have more of its own. */
export const addressNames: ReadonlySet<string> = new Set([
  'programme',
  'indicator',
  'region',
  'year',
  'threshold',
  'tab',
  'state',
  'layers',
  'asOf',
  'at',
  'theme',
  'lang',
]);

/** Reads search params; whatever is missing or malformed falls back to its default. */
export function parseAddress(search: URLSearchParams): Address {
  return {
    programme: matching(search.get('programme'), identifier),
    indicator: matching(search.get('indicator'), identifier),
    region: matching(search.get('region'), regionCode),
    year: numberWithin(search.get('year'), { least: 1990, most: 2100, integer: true }),
    thresholdM: numberWithin(search.get('threshold'), { least: 0, most: maximumThresholdM }) ?? defaultThresholdM,
    language: oneOf(search.get('lang'), languages) ?? defaultAddress.language,
    theme: oneOf(search.get('theme'), themes) ?? defaultAddress.theme,
    layers: parseLayers(search.get('layers')),
    tab: oneOf(search.get('tab'), tabs) ?? defaultAddress.tab,
    state: oneOf(search.get('state'), recordFilters) ?? defaultAddress.state,
    asOf: matching(search.get('asOf'), asOf),
    camera: parseCamera(search.get('at')),
  };
}

/** The shortest search params that `parseAddress` reads back as the same address. */
export function formatAddress(address: Address): URLSearchParams {
  const search = new URLSearchParams();
  const put = (name: string, value: string | number | undefined, usual?: string | number) => {
    if (value !== undefined && value !== usual) search.set(name, String(value));
  };
  put('programme', address.programme);
  put('indicator', address.indicator);
  put('region', address.region);
  put('year', address.year);
  put('threshold', address.thresholdM, defaultThresholdM);
  put('tab', address.tab, defaultAddress.tab);
  put('state', address.state, defaultAddress.state);
  put('layers', formatLayers(address.layers), formatLayers(mapLayerNames));
  put('asOf', address.asOf);
  put('at', formatCamera(address.camera));
  put('theme', address.theme, defaultAddress.theme);
  put('lang', address.language, defaultAddress.language);
  return search;
}

function matching(text: string | null, pattern: RegExp): string | undefined {
  return text !== null && pattern.test(text) ? text : undefined;
}

function oneOf<T extends string>(text: string | null, list: readonly T[]): T | undefined {
  return list.find((entry) => entry === text);
}

interface Limits {
  readonly least: number;
  readonly most: number;
  readonly integer?: boolean;
}

function numberWithin(text: string | null, { least, most, integer = false }: Limits): number | undefined {
  if (text === null || text.trim() === '') return undefined;
  const value = Number(text);
  if (!Number.isFinite(value) || value < least || value > most) return undefined;
  return integer && !Number.isInteger(value) ? undefined : value;
}

function parseLayers(text: string | null): readonly MapLayerName[] {
  if (text === null) return mapLayerNames;
  const asked = new Set(text.split('.'));
  return mapLayerNames.filter((name) => asked.has(name));
}

function formatLayers(layers: readonly MapLayerName[]): string {
  return layers.length === 0 ? 'none' : mapLayerNames.filter((name) => layers.includes(name)).join('.');
}

function parseCamera(text: string | null): Camera | undefined {
  const [zoomText, latitudeText, longitudeText, ...rest] = text?.split('/') ?? [];
  if (rest.length > 0) return undefined;
  const zoom = numberWithin(zoomText ?? null, { least: 0, most: 20 });
  const latitude = numberWithin(latitudeText ?? null, { least: -85, most: 85 });
  const longitude = numberWithin(longitudeText ?? null, { least: -180, most: 180 });
  if (zoom === undefined || latitude === undefined || longitude === undefined) return undefined;
  return { zoom, latitude, longitude };
}

function formatCamera(camera: Camera | undefined): string | undefined {
  if (camera === undefined) return undefined;
  return [camera.zoom.toFixed(2), camera.latitude.toFixed(4), camera.longitude.toFixed(4)].map(Number).join('/');
}
