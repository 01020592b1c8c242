import { defineError } from '../errors.ts';
import type { Indicator, IndicatorParams } from './define-indicator.ts';

export const unknownParameter = defineError(
  'unknown_parameter',
  400,
  (indicator: string, name: string) => `Indicator ${indicator} has no parameter ${name} of that kind.`,
);

/** An indicator with the parameters it is asked with. */
export interface Variant {
  readonly indicator: Indicator;
  readonly params: IndicatorParams;
  /** The parameters that differ from the indicator's own, as canonical JSON; empty when none does. */
  readonly key: string;
}

/** Whether an indicator has these parameters, in these kinds. */
export function takesParams(indicator: Indicator, given: IndicatorParams): boolean {
  return Object.entries(given).every(([name, value]) => typeof indicator.params[name] === typeof value);
}

/** The variant of an indicator with some parameters given; the rest keep the definition's values. */
export function variantOf(indicator: Indicator, given: IndicatorParams = {}): Variant {
  for (const [name, value] of Object.entries(given)) {
    if (typeof indicator.params[name] !== typeof value) throw unknownParameter(indicator.id, name);
  }
  const params = { ...indicator.params, ...given };
  const other = Object.entries(params)
    .filter(([name, value]) => value !== indicator.params[name])
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return { indicator, params, key: other.length > 0 ? JSON.stringify(Object.fromEntries(other)) : '' };
}
