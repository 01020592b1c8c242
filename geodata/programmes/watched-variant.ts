import type { Indicator, IndicatorParams } from '../indicators/define-indicator.ts';
import { takesParams, type Variant, variantOf } from '../indicators/variant.ts';
import type { AppliedProgramme } from './find-programme.ts';

/**
 * An indicator as a programme watches it, in its words, with parameters of the question before those of the programme.
 * Parameters of a programme that the definition no longer has are passed over until the folder is applied again.
 */
export function watchedVariant(
  indicator: Indicator,
  programme: AppliedProgramme | undefined,
  asked: IndicatorParams = {},
): Variant {
  const watched = programme?.indicators.find(({ id }) => id === indicator.id);
  const params = watched?.params ?? {};
  const { title = indicator.title, label = indicator.label, clause = indicator.clause } = watched ?? {};
  const named = { ...indicator, title, label, clause };
  return variantOf(named, { ...(takesParams(indicator, params) ? params : {}), ...asked });
}
