import type { Status } from '#geodata/vocabulary/status.ts';

/** What map, labels and ranking say of one region; all three read the same list. */
export interface RegionFigure {
  readonly region: string;
  readonly name: string;
  /** Percent; null when nothing counts. */
  readonly value: number | null;
  readonly success: number;
  readonly population: number;
  /** Undefined: a trial, or no target to hold the value against. */
  readonly status: Status | undefined;
}

export interface FigureTarget {
  readonly operator: string;
  readonly value: number;
}
