import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { references } from '../../address/coverage-address.ts';
import type { Asked } from '../../data/asked.ts';
import {
  baseMapQuery,
  type Coverage,
  type CoverageVillages,
  coverageQuery,
  densityQuery,
  mapClassesQuery,
  recordQuery,
} from '../../data/queries.ts';
import { useWater } from '../../data/use-water.ts';
import type { Density, WorkbenchSide, WorkbenchView } from '../../map/workbench/workbench-view.ts';
import type { RegionScope } from '../../regions/use-region-scope.ts';
import { useTongue } from '../../words/words-context.tsx';
import { type CoverageView, isTrialRule, type Rule, ruleOf, versusRule } from './coverage-view.ts';
import { usePrintWords } from './use-print-words.ts';
import { type ShownAreas, useShownAreas } from './use-shown-areas.ts';

/** Side of a hexagon: as many cells as the eye can tell apart, whatever the region. */
const cellKm = { city: 2, district: 1, town: 0.5, village: 0.5 } as const;

/** All that the planners' map shows, put together from its answers; what is late or failed leaves the rest standing. */
export function useMapView(
  view: CoverageView,
  scope: RegionScope,
  villages: CoverageVillages | undefined,
): Asked<WorkbenchView> {
  const { nameOf } = useTongue();
  const { address, root } = view;
  const { theme, show, roads, mark, versus } = address;
  const within = scope.areasOf === root ? undefined : scope.areasOf;
  const rule = ruleOf(view);
  const left = useSide(rule, view.asOf, scope.areasOf, true);
  const right = useSide(
    versus ? versusRule(rule, versus) : rule,
    versus?.asOf ?? view.asOf,
    scope.areasOf,
    versus !== undefined,
  );
  const shown = useShownAreas(view, scope);
  const classes = useQuery(mapClassesQuery({ region: scope.areasOf, asOf: view.asOf }));
  const density = useDensity(view, scope, rule);
  const baseMap = useQuery(baseMapQuery());
  const focus = useFocus(view);
  const water = useWater(root);
  const print = usePrintWords(view, scope, villages);
  const trial = isTrialRule(view);
  const noLocation =
    villages && villages.basis.load === left.data?.basis.load && view.region === scope.areasOf
      ? villages.side.noLocation
      : 0;
  const data = useMemo((): WorkbenchView | undefined => {
    if (!left.data || (versus && !right.data) || baseMap.isPending) return undefined;
    return {
      ...{ theme, show, roads, mark, within, trial, print, density, focus, water },
      name: nameOf(scope.self),
      bounds: scope.self.bbox ?? undefined,
      areas: shown.areas,
      outlines: shown.outlines,
      selected: scope.selected,
      classes: classes.isError ? null : classes.data?.layers,
      noLocation,
      left: sideOf(left.data, shown, scope.areasOf),
      right: versus && right.data ? sideOf(right.data, shown, scope.areasOf) : undefined,
      baseMap: baseMap.data?.baseMap ?? null,
    };
  }, [
    left.data,
    right.data,
    baseMap.data,
    baseMap.isPending,
    classes.data,
    classes.isError,
    density,
    focus,
    water,
    print,
    shown,
    scope,
    nameOf,
    theme,
    show,
    roads,
    mark,
    within,
    trial,
    versus,
    noLocation,
  ]);
  const failed = versus && right.error ? right : left;
  return {
    data,
    error: failed.error,
    isPending: data === undefined,
    dataUpdatedAt: left.dataUpdatedAt,
    refetch: () => failed.refetch(),
  };
}

function sideOf({ rows, threshold, reference, basis }: Coverage, shown: ShownAreas, region: string): WorkbenchSide {
  const known = references.find((code) => code === reference) ?? 'either';
  const own = rows.find((row) => row.region === region);
  const villages = own && { covered: own.covered, gap: own.villages - own.covered };
  return { figures: shown.figuresOf(rows), thresholdM: threshold, reference: known, load: basis.load, villages };
}

function useSide({ kind, thresholdM, reference }: Rule, asOf: string | undefined, region: string, isOn: boolean) {
  return useQuery({ ...coverageQuery({ rule: kind, threshold: thresholdM, reference, region, asOf }), enabled: isOn });
}

/** Null when it did not come. */
function useDensity({ address, asOf }: CoverageView, scope: RegionScope, rule: Rule): Density | null | undefined {
  const isOn = address.show.includes('hex') || address.show.includes('heat');
  const side = cellKm[scope.self.level];
  const { thresholdM: threshold, reference } = rule;
  const asked = { of: address.density, cellKm: side, region: scope.areasOf, threshold, reference, asOf };
  const { data, isError } = useQuery({ ...densityQuery(asked), enabled: isOn });
  return useMemo(() => {
    if (!isOn) return undefined;
    if (data) return { of: address.density, cellKm: data.cellKm, cells: data.cells };
    return isError ? null : undefined;
  }, [isOn, data, isError, address.density]);
}

/** The chosen record's place, for the ring around it. */
function useFocus({ address: { record }, root, asOf }: CoverageView): readonly [number, number] | undefined {
  const query = recordQuery(record?.dataset ?? 'village', { key: record?.key ?? '', region: root, asOf });
  return useQuery({ ...query, enabled: record !== undefined }).data?.point ?? undefined;
}
