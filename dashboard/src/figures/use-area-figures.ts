import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Asked } from '../data/asked.ts';
import {
  type Basis,
  type Coverage,
  coverageQuery,
  type Indicator,
  type IndicatorValue,
  valuesQuery,
} from '../data/queries.ts';
import { verdictOf } from '../look/status-of.ts';
import { busIndicator } from '../map/known-indicators.ts';
import type { FigureTarget, RegionFigure } from '../map/region-figure.ts';
import type { RegionScope } from '../regions/use-region-scope.ts';
import { useTongue } from '../words/words-context.tsx';

export interface AreaFigures {
  readonly figures: readonly RegionFigure[];
  readonly target: FigureTarget | null;
  /** True when the figures rest on a threshold other than the official one. */
  readonly trial: boolean;
  readonly basis: Basis;
}

/** What is asked of the areas; the view of a page answers all of it. */
export interface FigureQuestion {
  readonly indicator: Indicator;
  readonly indicators: readonly Indicator[];
  readonly programme: { readonly id: string };
  readonly region: string;
  readonly asOf: string | undefined;
  readonly address: { readonly thresholdM: number };
}

/** The threshold of the official rule, and the facility it asks for. */
export function busRule({ indicators }: Pick<FigureQuestion, 'indicators'>): {
  readonly kind: string;
  readonly thresholdM: number;
} {
  const params = indicators.find((indicator) => indicator.id === busIndicator)?.params;
  return { kind: String(params?.facilityKind ?? 'bus_stop'), thresholdM: Number(params?.thresholdM ?? 500) };
}

export function isTrial(view: Pick<FigureQuestion, 'indicator' | 'indicators' | 'address'>): boolean {
  return view.indicator.id === busIndicator && view.address.thresholdM !== busRule(view).thresholdM;
}

export function coverageOf(view: Omit<FigureQuestion, 'indicator' | 'programme'>) {
  const { kind } = busRule(view);
  return coverageQuery({ rule: kind, threshold: view.address.thresholdM, region: view.region, asOf: view.asOf });
}

/** What the map, its labels and the ranking show of the areas: one list for all three. */
export function useAreaFigures(view: Omit<FigureQuestion, 'region'>, scope: RegionScope): Asked<AreaFigures> {
  const { nameOf } = useTongue();
  const trial = isTrial(view);
  const values = useQuery(
    valuesQuery({
      indicator: view.indicator.id,
      region: scope.areasOf,
      level: scope.areaLevel,
      programme: view.programme.id,
      asOf: view.asOf,
    }),
  );
  const { kind } = busRule(view);
  const threshold = view.address.thresholdM;
  const coverage = useQuery({
    ...coverageQuery({ rule: kind, threshold, region: scope.areasOf, asOf: view.asOf }),
    enabled: trial,
  });
  const data = useMemo(() => {
    if (!values.data || (trial && !coverage.data)) return undefined;
    const target = values.data.values.find((value) => value.target)?.target ?? null;
    const official = values.data.values.map((value) => ({ ...figureOf(value), name: nameOf(value) }));
    const figures = trial && coverage.data ? trialFigures(coverage.data, official, target) : official;
    return { figures, target, trial, basis: values.data.basis };
  }, [values.data, coverage.data, trial, nameOf]);
  const failed = trial && coverage.error ? coverage : values;
  return {
    data,
    error: failed.error,
    isPending: data === undefined,
    dataUpdatedAt: values.dataUpdatedAt,
    refetch: () => failed.refetch(),
  };
}

function figureOf(value: IndicatorValue): RegionFigure {
  return {
    region: value.region,
    name: value.name,
    value: value.value,
    success: value.success,
    population: value.population,
    status: verdictOf(value),
  };
}

/** A trial has no official status: whole coverage is met, the rest is shown by its value alone. */
function trialFigures(
  coverage: Coverage,
  official: readonly RegionFigure[],
  target: FigureTarget | null,
): readonly RegionFigure[] {
  const rows = new Map(coverage.rows.map((row) => [row.region, row]));
  return official.map((figure) => {
    const row = rows.get(figure.region);
    if (!row) return { ...figure, value: null, success: 0, population: 0, status: undefined };
    const reached = row.percent !== null && row.percent >= (target?.value ?? 100);
    const status = reached ? 'met' : undefined;
    return { ...figure, value: row.percent, success: row.covered, population: row.villages, status };
  });
}
