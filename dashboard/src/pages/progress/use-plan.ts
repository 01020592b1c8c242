import { useQuery } from '@tanstack/react-query';
import type { Asked } from '../../data/asked.ts';
import { type Progress, progressQuery } from '../../data/queries.ts';
import { chooseYear } from '../../programme/choose-year.ts';
import type { RegionScope } from '../../regions/use-region-scope.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { View } from './view.ts';

export interface Plan {
  readonly query: Asked<Progress>;
  readonly year: number | undefined;
  /** The region whose plan it is. */
  readonly region: string;
  /** As of when, and whose plan it is when not that of the region itself. */
  readonly remark: string | undefined;
  /** That it is not the plan of the region itself. */
  readonly borrowed: string | undefined;
}

/** The asked year, else that of the moment shown. A load number says no date: then that of the newest data. */
export function yearOf({ programme, address, asOf }: Pick<View, 'programme' | 'address' | 'asOf'>): number | undefined {
  const isDate = asOf?.includes('-') ?? false;
  return chooseYear(programme.years, address.year, isDate && asOf ? asOf : programme.basis.asOf);
}

/** Plan against actual of the region; a town has no plan of its own and shows its district's. */
export function usePlan(view: View, scope: RegionScope): Plan {
  const { words, nameOf, dateOf } = useTongue();
  const year = yearOf(view);
  const planned = [...scope.trail].reverse().find((region) => region.level !== 'town' && region.level !== 'village');
  const region = planned?.code ?? view.root;
  const query = useQuery(progressQuery({ programme: view.programme.id, year, region, asOf: view.asOf }));
  const borrowed = planned && planned.code !== view.region ? words.plan.ofDistrict(nameOf(planned)) : undefined;
  const measured = query.data ? words.plan.measured(dateOf(query.data.measuredOn)) : undefined;
  const remark = [measured, borrowed].filter((part) => part !== undefined).join(' · ');
  return { query, year, region, remark, borrowed };
}
