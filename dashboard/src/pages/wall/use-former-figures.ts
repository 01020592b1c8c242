import { useQuery } from '@tanstack/react-query';
import { progressQuery, valuesQuery } from '../../data/queries.ts';
import type { RegionFigure } from '../../map/region-figure.ts';
import type { Lacking } from '../../panel/Lack.tsx';
import { endOfMonthBefore } from '../../ranking/rank.ts';
import type { RegionScope } from '../../regions/use-region-scope.ts';
import { useTongue } from '../../words/words-context.tsx';
import { itemFigures } from './use-scene-figures.ts';
import type { WallView } from './wall-view.ts';

export interface Former {
  /** The day the ranking is held against; undefined before there are data. */
  readonly since: string | undefined;
  /** Undefined while they are not known. */
  readonly figures: readonly Pick<RegionFigure, 'region' | 'value'>[] | undefined;
  /** Where they come from; undefined before there are data. */
  readonly query: Lacking | undefined;
}

/** What the ranking was at the end of the month before. */
export function useFormerFigures(view: WallView, scope: RegionScope): Former {
  const { nameOf } = useTongue();
  const { scene, programme, root, year, asOf } = view;
  const day = asOf !== undefined && isDate.test(asOf) ? asOf : programme.basis.asOf;
  const since = day === null ? undefined : endOfMonthBefore(day);
  const asked = { programme: programme.id, region: root, asOf: since };
  const ofValues = useQuery({
    ...valuesQuery({ ...asked, indicator: scene.indicator, level: scope.areaLevel }),
    enabled: since !== undefined && scene.item === undefined,
  });
  const ofPlan = useQuery({
    ...progressQuery({ ...asked, year, children: 'true' }),
    enabled: since !== undefined && scene.item !== undefined,
  });
  const query = scene.item === undefined ? ofValues : ofPlan;
  const plan = ofPlan.data;
  const figures =
    scene.item === undefined ? ofValues.data?.values : plan && itemFigures(plan, scene.item, { scope, nameOf }).figures;
  return { since, figures, query: since === undefined ? undefined : query };
}

const isDate = /^\d{4}-\d{2}-\d{2}$/;
