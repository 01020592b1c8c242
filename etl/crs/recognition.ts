import type { LonLat } from '#geodata/crs/gcj02.ts';
import type { Explanation } from '#geodata/datasets/define-dataset.ts';
import type { Crs } from '../read/crs.ts';
import type { Bounds4326, Ground } from './ground.ts';
import type { FilePosition } from './readings.ts';

export interface CrsEvidence {
  /** What the user said. */
  readonly asked: Crs | 'auto';
  /** What the file says of itself. */
  readonly stated: Crs | 'unstated';
  /** Name in the file's .prj or WKT, when it has one. */
  readonly statedName: string | null;
  /** Some thousand positions at most, in file coordinates, evenly taken. */
  readonly sample: readonly FilePosition[];
  /** True when the numbers were cells of a table. */
  readonly fromCells: boolean;
  readonly ground: Ground;
}

export type Certainty = 'certain' | 'likely' | 'unsure';

/** An order, not a probability. */
export const certainties: Readonly<Record<Certainty, number>> = { certain: 0.99, likely: 0.8, unsure: 0.5 };

/** How well one system fits. */
export interface Fit {
  readonly crs: Crs;
  /** Share of the sampled positions inside the outlines, 0 to 1; null without outlines. */
  readonly insideShare: number | null;
  /** Middle distance to known roads, villages and facilities, m; null without any near. */
  readonly medianM: number | null;
}

/** The coordinate system of a file: what it is read as, how sure that is, and why. */
export interface Recognition {
  readonly crs: Crs;
  readonly word: Certainty;
  readonly certainty: number;
  readonly reasons: readonly Explanation[];
  readonly fit: Fit;
  /** Other systems that were compared, the better first. */
  readonly alternatives: readonly Fit[];
  /** For a preview; null when nothing could be placed. */
  readonly bounds4326: Bounds4326 | null;
  readonly examples: readonly { readonly before: FilePosition; readonly after: LonLat }[];
  /** The system that a part of the positions seems to be in, when there is one. */
  readonly mixedWith: Crs | null;
  /** What the report is to say of the whole file; null when file, user and evidence agree. */
  readonly problem: { readonly code: RecognitionCode; readonly value: string } | null;
}

export type RecognitionCode = 'crs_recognised' | 'crs_overridden' | 'crs_unsure' | 'crs_contradicted';
