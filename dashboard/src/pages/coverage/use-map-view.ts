import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { references } from '../../address/coverage-address.ts';
import type { Asked } from '../../data/asked.ts';
import {
  baseMapQuery,
  type Coverage,
  coverageQuery,
  densityQuery,
  mapClassesQuery,
  recordQuery,
} from '../../data/queries.ts';
import { useWater } from '../../data/use-water.ts';
import type { Density, WorkbenchSide, WorkbenchView } from '../../map/workbench/workbench-view.ts';
import type { Lacking } from '../../panel/Lack.tsx';
import type { RegionScope } from '../../regions/use-region-scope.ts';
import { useCoverageWords } from '../../words/use-coverage-words.ts';
import { useTongue } from '../../words/words-context.tsx';
import { type CoverageView, isTrialRule, type Rule, ruleOf, versusRule } from './coverage-view.ts';
import type { Villages } from './RuleBar.tsx';
import { usePrintWords } from './use-print-words.ts';
import { type ShownAreas, useShownAreas } from './use-shown-areas.ts';

/** What is missing on the map, by name. */
export interface MapLack {
  readonly of: string;
  readonly query: Lacking;
}

export interface MapAnswer {
  readonly asked: Asked<WorkbenchView>;
  readonly lacks: readonly MapLack[];
}

/** Side of a hexagon: as many cells as the eye can tell apart, whatever the region. */
const cellKm = { city: 2, district: 1, town: 0.5, village: 0.5 } as const;

/** All that the planners' map shows, put together from its answers; what is late or failed leaves the rest standing. */
export function useMapView(view: CoverageView, scope: RegionScope, ofVillages: Villages): MapAnswer {
  const { words: common, nameOf } = useTongue();
  const villages = ofVillages.data?.pages[0];
  const words = useCoverageWords();
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
  const { query: ofDensity, density } = useDensity(view, scope, rule);
  const baseMap = useQuery(baseMapQuery());
  const focus = useFocus(view);
  const water = useWater(root);
  const print = usePrintWords(view, scope, villages);
  const trial = isTrialRule(view);
  const ofLeft = villages?.basis.load === left.data?.basis.load && view.region === scope.areasOf;
  const known = ofLeft ? villages?.side.noLocation : 0;
  const noLocation = villages ? known : ofVillages.error ? null : undefined;
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
  const asked = {
    ...{ data, error: failed.error, isPending: data === undefined },
    ...{ dataUpdatedAt: left.dataUpdatedAt, refetch: () => failed.refetch() },
  };
  const parts: readonly (readonly [string, Lacking | undefined])[] = [
    [words.lacks.classes, classes],
    [words.layers.density, ofDensity],
    [common.levels.town, shown.lacking],
    [words.lacks.baseMap, baseMap],
  ];
  return { asked, lacks: parts.flatMap(([of, query]) => (query && query.data === undefined ? { of, query } : [])) };
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

interface AskedDensity {
  /** Null when it did not come. */
  readonly density: Density | null | undefined;
  /** Undefined where none is asked for. */
  readonly query: Lacking | undefined;
}

function useDensity({ address, asOf }: CoverageView, scope: RegionScope, rule: Rule): AskedDensity {
  const isOn = address.show.includes('hex') || address.show.includes('heat');
  const side = cellKm[scope.self.level];
  const { thresholdM: threshold, reference } = rule;
  const asked = { of: address.density, cellKm: side, region: scope.areasOf, threshold, reference, asOf };
  const query = useQuery({ ...densityQuery(asked), enabled: isOn });
  const { data, isError } = query;
  const density = useMemo(() => {
    if (!isOn) return undefined;
    if (data) return { of: address.density, cellKm: data.cellKm, cells: data.cells };
    return isError ? null : undefined;
  }, [isOn, data, isError, address.density]);
  return { density, query: isOn ? query : undefined };
}

/** The chosen record's place, for the ring around it. */
function useFocus({ address: { record }, root, asOf }: CoverageView): readonly [number, number] | undefined {
  const query = recordQuery(record?.dataset ?? 'village', { key: record?.key ?? '', region: root, asOf });
  return useQuery({ ...query, enabled: record !== undefined }).data?.point ?? undefined;
}
