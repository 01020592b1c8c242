import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Asked } from '../data/asked.ts';
import { CallError } from '../data/client.ts';
import { type Region, regionsQuery } from '../data/queries.ts';

/** Where the page stands among the regions. */
export interface RegionScope {
  readonly self: Region;
  /** From the root down to `self`. */
  readonly trail: readonly Region[];
  /** Regions drawn and ranked: the children of `self`, or its neighbours when it has none. */
  readonly areas: readonly Region[];
  readonly areasOf: string;
  readonly areaLevel: Region['level'];
  /** `self`, when it is one of the areas. */
  readonly selected: string | undefined;
}

export interface ScopeQuestion {
  readonly region: string;
  /** Top region of the programme. */
  readonly root: string;
  readonly asOf: string | undefined;
}

export function useRegionScope({ region, root, asOf }: ScopeQuestion): Asked<RegionScope> {
  const family = (parent: string | null | undefined) => ({
    ...regionsQuery({ parent: parent ?? root, self: 'true', outline: 'true', asOf }),
    enabled: parent !== null && parent !== undefined,
  });
  const own = useQuery(family(region));
  const parent = region === root ? undefined : selfOf(own.data?.regions, region)?.parent;
  const above = useQuery(family(parent));
  const grandparent = parent === root ? undefined : selfOf(above.data?.regions, parent ?? undefined)?.parent;
  const top = useQuery(family(grandparent));

  const data = useMemo(() => {
    const families = [own.data, above.data, top.data].flatMap((family) => (family ? [family.regions] : []));
    return scopeOf(families, region, root);
  }, [own.data, above.data, top.data, region, root]);
  const failed = [own, above, top].find((query) => query.error !== null);
  // A village may be known to the villages alone: as a place on the map it is none.
  const isNoPlace = own.data !== undefined && selfOf(own.data.regions, region) === undefined;
  return {
    data,
    error: failed?.error ?? (isNoPlace ? noPlace : null),
    isPending: data === undefined,
    dataUpdatedAt: own.dataUpdatedAt,
    refetch: () => failed?.refetch(),
  };
}

const noPlace = new CallError({ status: 404, code: 'unknown_region', message: 'The regions do not know this code.' });

function selfOf(family: readonly Region[] | undefined, code: string | undefined): Region | undefined {
  return family?.find((region) => region.code === code);
}

/** Builds the scope once the families of the region and of all above it are there. */
export function scopeOf(
  families: readonly (readonly Region[])[],
  region: string,
  root: string,
): RegionScope | undefined {
  const known = new Map(families.flat().map((entry) => [entry.code, entry]));
  const trail: Region[] = [];
  for (let code: string | null = region; code !== null; ) {
    const entry: Region | undefined = known.get(code);
    if (!entry) return undefined;
    trail.unshift(entry);
    code = entry.code === root ? null : entry.parent;
  }
  const self = trail.at(-1);
  if (!self) return undefined;
  const childrenOf = (code: string) =>
    [...known.values()].filter((entry) => entry.parent === code && entry.code !== code);
  const below = childrenOf(region);
  const areasOf = below.length > 0 ? region : (self.parent ?? region);
  const areas = below.length > 0 ? below : childrenOf(areasOf);
  const selected = below.length > 0 ? undefined : region;
  return { self, trail, areas, areasOf, areaLevel: areas[0]?.level ?? self.level, selected };
}
