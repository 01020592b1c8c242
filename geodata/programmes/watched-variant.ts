import type { Indicator, IndicatorParams } from '../indicators/define-indicator.ts';
import { takesParams, type Variant, variantOf } from '../indicators/variant.ts';
import type { AppliedProgramme } from './find-programme.ts';

/**
 * An indicator as a programme watches it, with parameters of the question before those of the programme.
 * Parameters of a programme that the definition no longer has are passed over until the folder is applied again.
 */
export function watchedVariant(
  indicator: Indicator,
  programme: AppliedProgramme | undefined,
  asked: IndicatorParams = {},
): Variant {
  const params = programme?.indicators.find(({ id }) => id === indicator.id)?.params ?? {};
  return variantOf(indicator, { ...(takesParams(indicator, params) ? params : {}), ...asked });
}
