import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Asked } from '../../data/asked.ts';
import { type Progress, type ProgressRow, progressQuery } from '../../data/queries.ts';
import { type AreaFigures, busRule, useAreaFigures } from '../../figures/use-area-figures.ts';
import { statusOf } from '../../look/status-of.ts';
import type { RegionFigure } from '../../map/region-figure.ts';
import type { RegionScope } from '../../regions/use-region-scope.ts';
import { useTongue } from '../../words/words-context.tsx';
import { indicatorOf } from './scene-subject.ts';
import type { WallView } from './wall-view.ts';

/** Plan against actual of the city and its districts in one answer, for every panel that shows of it. */
export function planOf({ programme, year, root, asOf }: Pick<WallView, 'programme' | 'year' | 'root' | 'asOf'>) {
  return progressQuery({ programme: programme.id, year, region: root, children: 'true', asOf });
}

/** What map and ranking show of the areas in a scene: an indicator, or the share of a plan item that is done. */
export function useSceneFigures(view: WallView, scope: RegionScope): Asked<AreaFigures> {
  const { nameOf } = useTongue();
  const { scene, indicators, programme, asOf } = view;
  const indicator = indicatorOf(scene, indicators);
  const { thresholdM } = busRule({ indicators });
  const question = { indicator, indicators, programme, asOf, address: { thresholdM } };
  const ofIndicator = useAreaFigures(question, scope);
  const plan = useQuery({ ...planOf(view), enabled: scene.item !== undefined });
  const ofItem = useMemo(
    () => (plan.data && scene.item !== undefined ? itemFigures(plan.data, scene.item, { scope, nameOf }) : undefined),
    [plan.data, scene.item, scope, nameOf],
  );
  if (scene.item === undefined) return ofIndicator;
  const { error, isPending, dataUpdatedAt, refetch } = plan;
  return { data: ofItem, error, isPending, dataUpdatedAt, refetch };
}

interface Place {
  readonly scope: Pick<RegionScope, 'areas'>;
  readonly nameOf: (region: { readonly name: string; readonly nameEn: string | null }) => string;
}

/** A district's share of its plan; there is no target beside the plan itself, and a dash stays without a value. */
export function itemFigures(progress: Progress, item: string, { scope, nameOf }: Place): AreaFigures {
  const areas = new Set(scope.areas.map(({ code }) => code));
  const rows = progress.rows.filter((row) => row.item === item && areas.has(row.region));
  const figures = rows.map((row) => figureOf(row, nameOf(row)));
  return { figures, target: null, trial: false, basis: progress.basis };
}

function figureOf(row: ProgressRow, name: string): RegionFigure {
  return {
    region: row.region,
    name,
    value: row.percent,
    success: row.done,
    population: row.plan ?? 0,
    status: statusOf(row.status),
  };
}
