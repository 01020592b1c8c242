import { defineError } from '../errors.ts';
import type { Indicator, IndicatorParams } from './define-indicator.ts';

export const unknownParameter = defineError(
  'unknown_parameter',
  400,
  (indicator: string, name: string) => `Indicator ${indicator} has no parameter ${name} of that kind.`,
);

export const unknownWeighting = defineError(
  'unknown_weighting',
  400,
  (indicator: string, asked: string, known: string) =>
    known === ''
      ? `Indicator ${indicator} is not weighted in another way than its own: leave out weighting.`
      : `Indicator ${indicator} is not weighted by ${asked}; known are ${known}.`,
);

/** An indicator with the parameters it is asked with. */
export interface Variant {
  /** With the weight that was asked for in the place of its own. */
  readonly indicator: Indicator;
  readonly params: IndicatorParams;
  /** The parameters that differ from the indicator's own, as canonical JSON; empty when none does. */
  readonly key: string;
}

/** The parameter that chooses one of the weightings; a word of the engine, not a binding. */
const weightingName = 'weighting';

/** Whether an indicator has these parameters, in these kinds. */
export function takesParams(indicator: Indicator, given: IndicatorParams): boolean {
  return Object.entries(given).every(([name, value]) =>
    name === weightingName
      ? Object.hasOwn(indicator.weightings ?? {}, String(value))
      : typeof indicator.params[name] === typeof value,
  );
}

/** The variant of an indicator with some parameters given; the rest keep the definition's values. */
export function variantOf(indicator: Indicator, given: IndicatorParams = {}): Variant {
  const { [weightingName]: weighting, ...bound } = given;
  for (const [name, value] of Object.entries(bound)) {
    if (typeof indicator.params[name] !== typeof value) throw unknownParameter(indicator.id, name);
  }
  const params = { ...indicator.params, ...bound };
  const other = Object.entries({ ...params, ...(weighting !== undefined && { weighting }) })
    .filter(([name, value]) => value !== indicator.params[name])
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    indicator: weighting === undefined ? indicator : weighedBy(indicator, String(weighting)),
    params,
    key: other.length > 0 ? JSON.stringify(Object.fromEntries(other)) : '',
  };
}

function weighedBy(indicator: Indicator, name: string): Indicator {
  const { weightings = {} } = indicator;
  const weighting = Object.hasOwn(weightings, name) ? weightings[name] : undefined;
  if (weighting === undefined) throw unknownWeighting(indicator.id, name, Object.keys(weightings).join(', '));
  return { ...indicator, weight: weighting.weight, weightUnit: weighting.unit };
}
