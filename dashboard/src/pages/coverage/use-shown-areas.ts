import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type CoverageRow, type Region, regionsQuery } from '../../data/queries.ts';
import type { RegionFigure } from '../../map/region-figure.ts';
import type { Lacking } from '../../panel/Lack.tsx';
import type { RegionScope } from '../../regions/use-region-scope.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { CoverageView } from './coverage-view.ts';

export interface ShownAreas {
  readonly areas: readonly Region[];
  /** Districts, where the areas are towns of several. */
  readonly outlines: readonly Region[];
  /** Undefined: all of them have come. */
  readonly lacking: Lacking | undefined;
  readonly figuresOf: (rows: readonly CoverageRow[]) => readonly RegionFigure[];
}

const none: readonly Region[] = [];

/** Districts, or towns where these are switched on or one has come down to them. */
export function useShownAreas({ address, asOf }: CoverageView, scope: RegionScope): ShownAreas {
  const { nameOf } = useTongue();
  const isOfTowns = address.show.includes('towns') && scope.areaLevel === 'district';
  const towns = useQueries({
    queries: scope.areas.map(({ code }) => ({
      ...regionsQuery({ parent: code, outline: 'true', asOf }),
      enabled: isOfTowns,
    })),
    combine: (answers) => ({
      regions: answers.flatMap(({ data }) => data?.regions ?? none),
      // One that failed before one that is on its way: the page can do something about it.
      lacking: answers.find(({ error, data }) => error && !data) ?? answers.find(({ data }) => data === undefined),
    }),
  });
  return useMemo(() => {
    const areas = isOfTowns ? towns.regions.filter(({ level }) => level === 'town') : scope.areas;
    const outlines = isOfTowns && address.show.includes('districts') ? scope.areas : none;
    const known = new Map(areas.map((area) => [area.code, area]));
    const figuresOf = (rows: readonly CoverageRow[]) =>
      rows.flatMap((row): RegionFigure[] => {
        if (!known.has(row.region)) return [];
        const status = row.villages > 0 && row.covered === row.villages ? 'met' : undefined;
        return [
          {
            ...{ region: row.region, name: nameOf(row), value: row.percent, status },
            ...{ success: row.covered, population: row.villages },
          },
        ];
      });
    return { areas, outlines, figuresOf, lacking: isOfTowns ? towns.lacking : undefined };
  }, [isOfTowns, towns, scope.areas, address.show, nameOf]);
}
