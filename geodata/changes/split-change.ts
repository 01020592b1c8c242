import { type ChangeCause, changeCauses } from '../vocabulary/change.ts';

/** Weights that make a value. */
export interface Sums {
  readonly success: number;
  readonly population: number;
}

/** What one cause did to a value. */
export interface ChangePart {
  readonly cause: ChangeCause;
  /** Change of the weight that succeeds and of the weight that counts. */
  readonly success: number;
  readonly population: number;
  /** Change of the value in percentage points, four decimals; null where a value has nothing that counts. */
  readonly points: number | null;
  /** Records that changed by this cause; 0 for a definition. */
  readonly records: number;
}

/**
 * What each cause did, one after the other in the order of `changeCauses`, from the first state on: the parts of the
 * weights always add up to the whole change, and so do the points but for rounding.
 */
export function splitChange(
  from: Sums,
  steps: Readonly<Record<ChangeCause, Sums & { readonly records: number }>>,
): ChangePart[] {
  let state = from;
  return changeCauses.map((cause) => {
    const { success, population, records } = steps[cause];
    const next = { success: cleared(state.success + success), population: cleared(state.population + population) };
    const [before, after] = [percentOf(state), percentOf(next)];
    state = next;
    const points = before === null || after === null ? null : cleared(Math.round((after - before) * 10_000) / 10_000);
    return { cause, success: cleared(success), population: cleared(population), points, records };
  });
}

function percentOf({ success, population }: Sums): number | null {
  return population === 0 ? null : (100 * success) / population;
}

/** Weights have six decimals: sums of binary fractions are cleared of their noise. */
export function cleared(weight: number): number {
  // Adding 0 makes a zero of the negative zero.
  return Math.round(weight * 1e6) / 1e6 + 0;
}
