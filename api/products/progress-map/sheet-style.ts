import type { RecordState } from '#geodata/vocabulary/record-state.ts';
import type { AdminGrade } from '#geodata/vocabulary/road.ts';
import type { Status } from '#geodata/vocabulary/status.ts';
import { mm } from '../sheet/svg-element.ts';

/** Fills of the value classes, light to dark: lightness alone tells them apart, so they survive a grey copy. */
const ramp = ['#FAF6E6', '#E5ECD5', '#C9DEC9', '#A6CDBD', '#80B6AC'] as const;

/** `count` fills spread over the ramp; the highest class is always the darkest. */
export function classFills(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const place = count === 1 ? ramp.length - 2 : Math.round((index * (ramp.length - 1)) / (count - 1));
    return ramp[place] ?? ramp[0];
  });
}

/** Areas without a value. */
export const noDataFill = 'url(#no-data)';

export const roadWidthMm: Readonly<Record<AdminGrade, number>> = {
  national: 0.5,
  provincial: 0.45,
  county: 0.42,
  township: 0.28,
  village: 0.17,
  dedicated: 0.2,
};

export const stateColour: Readonly<Record<RecordState, string>> = {
  success: '#274A73',
  gap: '#D2441A',
  outside: '#8C949C',
};

/**
 * Status is never colour alone: disc, triangle, diamond, square and ring, as on the screen. Drawn around the origin
 * in a box of 2 by 2.
 */
export const statusMark: Readonly<Record<Status, { readonly colour: string; readonly path: string }>> = {
  met: { colour: '#00755E', path: 'M-1 0A1 1 0 1 0 1 0A1 1 0 1 0 -1 0Z' },
  on_track: { colour: '#3A93CF', path: 'M0 -1.05L1.1 .9H-1.1Z' },
  at_risk: { colour: '#D68F00', path: 'M0 -1.15L1.15 0L0 1.15L-1.15 0Z' },
  behind: { colour: '#B5361B', path: 'M-.9 -.9H.9V.9H-.9Z' },
  no_data: {
    colour: '#7C858E',
    path: 'M-1 0A1 1 0 1 0 1 0A1 1 0 1 0 -1 0ZM-.6 0A.6 .6 0 1 1 .6 0A.6 .6 0 1 1 -.6 0Z',
  },
};

/** Point symbols around a point on paper, as subpaths, so that thousands of them are one path. */
export const pointPath = {
  dot: (x: number, y: number, radius: number): string => {
    const r = mm(radius);
    return `M${mm(x - radius)} ${mm(y)}a${r} ${r} 0 1 0 ${mm(2 * radius)} 0a${r} ${r} 0 1 0 ${mm(-2 * radius)} 0Z`;
  },
  triangle: (x: number, y: number, radius: number): string =>
    `M${mm(x)} ${mm(y - radius * 1.15)}l${mm(radius * 1.05)} ${mm(radius * 1.9)}h${mm(-radius * 2.1)}Z`,
  square: (x: number, y: number, radius: number): string =>
    `M${mm(x - radius)} ${mm(y - radius)}h${mm(2 * radius)}v${mm(2 * radius)}h${mm(-2 * radius)}Z`,
} as const;
