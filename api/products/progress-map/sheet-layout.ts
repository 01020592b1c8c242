import type { Box } from './map-geometry.ts';

/** Where things stand on the A3 sheet, mm from its upper left corner. One place, so that edges align. */
export const layout = {
  /** Outer border (外图廓). */
  border: { x: 10, y: 26, width: 400, height: 253 },
  /** Map frame (内图廓) inside the border, with room for the graticule's labels. */
  map: { x: 14.5, y: 30.5, width: 283, height: 244 },
  panel: { x: 304, y: 30.5, width: 102, height: 244 },
  titleBaseline: 16.5,
  subtitleBaseline: 22.8,
  footerBaseline: 284.6,
  secondFooterBaseline: 289.6,
} as const satisfies Readonly<Record<string, Box | number>>;

/** Type sizes, mm; 3.5 mm is about 10 pt, nothing is smaller than 5.5 pt. */
export const type = {
  title: 9,
  subtitle: 4,
  heading: 4,
  body: 3.1,
  small: 2.7,
  tiny: 2.1,
} as const;

export const ink = {
  text: '#1B2430',
  quiet: '#5A6572',
  hairline: '#9AA4AE',
  frame: '#1B2430',
  graticule: '#7FA3B8',
  mark: '#B3261E',
  paper: '#FFFFFF',
  neighbour: '#F6F6F3',
} as const;
