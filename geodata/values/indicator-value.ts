import type { RegionValue } from '../indicators/select-values.ts';
import type { Comparison } from '../vocabulary/comparison.ts';
import type { Status } from '../vocabulary/status.ts';
import type { Words } from '../vocabulary/words.ts';

/** The value of an indicator for a region, held against its target. */
export interface IndicatorValue extends RegionValue {
  readonly unit: '%';
  readonly target: {
    readonly code: string;
    readonly operator: Comparison;
    readonly value: number;
    readonly dueOn: string;
    readonly clause: string;
  } | null;
  readonly status: Status;
  /** Why the status is what it is, in one sentence. */
  readonly reason: Words;
}

/** Values with the definition they were made by. */
export interface ValueAnswer {
  readonly version: number;
  /** What success and population add up to: km, villages, people. */
  readonly weightUnit: Words;
  readonly values: readonly IndicatorValue[];
}
