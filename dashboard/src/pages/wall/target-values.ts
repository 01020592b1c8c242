import { type Indicator, valuesQuery } from '../../data/queries.ts';
import { numberedTargets } from './numbered-targets.ts';
import type { WallView } from './wall-view.ts';

/** Indicators of the numbered targets; of a document that numbers none, all that are watched. */
export function targetIndicators({ programme, indicators }: WallView): readonly Indicator[] {
  const numbered = numberedTargets(programme)
    .flatMap((target) => target.indicators)
    .flatMap((id) => indicators.find((indicator) => indicator.id === id) ?? []);
  return numbered.length > 0 ? numbered : indicators;
}

/** The value of the scene's region; that of a district out of the answer for all, which map and ranking use too. */
export function targetValue(view: WallView, indicator: Indicator) {
  const { root, scene, programme, asOf, districtLevel } = view;
  const ofDistricts = scene.region === root ? {} : { level: districtLevel };
  return valuesQuery({ indicator: indicator.id, region: root, ...ofDistricts, programme: programme.id, asOf });
}
