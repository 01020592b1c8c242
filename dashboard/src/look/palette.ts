import type { Status } from '#geodata/vocabulary/status.ts';
import type { Theme } from '../address/address.ts';

/** Every colour of the page, once. CSS reads them as custom properties, layers and charts from here. */
export interface Palette {
  readonly ground: string;
  readonly panel: string;
  readonly sunken: string;
  readonly line: string;
  readonly text: string;
  readonly textQuiet: string;
  readonly accent: string;
  /** Text on the accent. */
  readonly onAccent: string;
  readonly accentSoft: string;
  /** Status marks: told apart with deuteranopia and protanopia too (test/dashboard/look). */
  readonly status: Readonly<Record<Status, string>>;
  /** Areas: target met, then short of it from little to much. */
  readonly areaMet: string;
  readonly areaBelow: readonly [string, string, string];
  readonly areaNone: string;
  readonly areaLine: string;
  readonly mapGround: string;
  readonly halo: string;
  /** Rivers and waters, between areas and roads. */
  readonly water: string;
  readonly road: string;
  readonly roadGap: string;
  readonly village: string;
  readonly villageGap: string;
  readonly stop: string;
  readonly station: string;
  readonly work: string;
  readonly selection: string;
  /** Classes in an order, such as conditions: best to worst. On paper each is darker than the one before, for print. */
  readonly ordered: readonly [string, string, string, string, string];
  /** Classes without an order, such as kinds of stations; each has a shape beside it. */
  readonly kinds: readonly [string, string, string, string, string, string];
  /** Density, little to much. */
  readonly density: readonly [string, string, string, string, string];
  /** What is not given, or not told apart. */
  readonly notGiven: string;
}

const paper: Palette = {
  ground: '#f3f2ee',
  panel: '#ffffff',
  sunken: '#f7f6f3',
  line: '#dcd9d1',
  text: '#17212b',
  textQuiet: '#56626e',
  accent: '#1d4f91',
  onAccent: '#ffffff',
  accentSoft: '#e6edf6',
  status: { met: '#00755e', on_track: '#3a93cf', at_risk: '#d68f00', behind: '#b5361b', no_data: '#7c858e' },
  areaMet: '#b0d4c8',
  areaBelow: ['#f8eed3', '#f2d9a4', '#e8bd76'],
  areaNone: '#efeeea',
  areaLine: '#8a8f92',
  mapGround: '#eceae4',
  halo: '#ffffff',
  water: '#8fb8de',
  road: '#5d6b78',
  roadGap: '#b5361b',
  village: '#2a6f65',
  villageGap: '#9c2a12',
  stop: '#1d4f91',
  station: '#1d4f91',
  work: '#6a3fa0',
  selection: '#1d4f91',
  ordered: ['#5fafdd', '#3587c5', '#7a6532', '#8d3100', '#5c0a10'],
  kinds: ['#165fa4', '#c65310', '#00735c', '#831f78', '#5b4d00', '#3a4b56'],
  density: ['#f6e3b0', '#eebc6a', '#de8a45', '#b8502f', '#7a1f2b'],
  notGiven: '#8b929a',
};

const night: Palette = {
  ground: '#0b1420',
  panel: '#121e2d',
  sunken: '#0f1926',
  line: '#27384b',
  text: '#e6edf3',
  textQuiet: '#9fb1c3',
  accent: '#7ab7ff',
  onAccent: '#0b1420',
  accentSoft: '#1b2f47',
  status: { met: '#2fbf9f', on_track: '#6cc0f5', at_risk: '#f0b429', behind: '#ff6a45', no_data: '#748290' },
  areaMet: '#123f3b',
  areaBelow: ['#37311f', '#4f4120', '#6d5523'],
  areaNone: '#1b2734',
  areaLine: '#5f7488',
  mapGround: '#0b1420',
  halo: '#0b1420',
  water: '#2c5f94',
  road: '#8fa2b5',
  roadGap: '#ff6a45',
  village: '#4fcdb4',
  villageGap: '#ff8a66',
  stop: '#7ab7ff',
  station: '#f4f8fb',
  work: '#d3b5ff',
  selection: '#ffffff',
  ordered: ['#d9efff', '#5fb2f5', '#f2e05a', '#e08a2a', '#d63b4a'],
  kinds: ['#6cb6ff', '#ff9d5c', '#3dd2ae', '#d17ccd', '#e6d04a', '#c5d2df'],
  density: ['#3a3420', '#6b5323', '#a56c2a', '#dd8a4a', '#ffc7a0'],
  notGiven: '#7f8b97',
};

export const palettes: Readonly<Record<Theme, Palette>> = { paper, night };

export type Rgba = [number, number, number, number];

/** `#rrggbb` as the 0-255 components that deck.gl takes. */
export function rgba(hex: string, opacity = 1): Rgba {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255, Math.round(opacity * 255)];
}
