import type { IndicatorRecord, Value } from './ask.ts';

/** Adds weights as whole millionths, so that no digit is lost on the way. */
export function sumOf(weights: readonly number[]): number {
  return Number(weights.reduce((sum, weight) => sum + BigInt(Math.round(weight * 1e6)), 0n)) / 1e6;
}

export type Figures = Pick<Value, 'success' | 'population' | 'successCount' | 'populationCount' | 'value'>;

/** The figures of a value, from the records of its trace alone. */
export function recomputed(records: readonly IndicatorRecord[]): Figures {
  const succeeding = records.filter(({ state }) => state === 'success');
  const success = sumOf(succeeding.map(({ weight }) => weight));
  const population = sumOf(records.map(({ weight }) => weight));
  return {
    success,
    population,
    successCount: succeeding.length,
    populationCount: records.length,
    value: population === 0 ? null : Math.round((success / population) * 1_000_000) / 10_000,
  };
}

export function figuresOf({ success, population, successCount, populationCount, value }: Value): Figures {
  return { success, population, successCount, populationCount, value };
}
