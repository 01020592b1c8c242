import { useQuery } from '@tanstack/react-query';
import { programmesQuery, type Region, regionsQuery } from '../../data/queries.ts';
import type { Lacking } from '../../panel/Lack.tsx';

const none: readonly Region[] = [];

export interface Districts {
  /** None while they are not known. */
  readonly districts: readonly Region[];
  readonly query: Lacking;
}

/** Districts of the root region that a file is of: that of its programme, else of the first programme. */
export function useDistricts(programme: string | null, outline: 'true' | 'false' = 'false'): Districts {
  const programmes = useQuery(programmesQuery());
  const list = programmes.data?.programmes;
  const root = (list?.find(({ id }) => id === programme) ?? list?.[0])?.rootRegion;
  const regions = useQuery({ ...regionsQuery({ parent: root, outline }), enabled: root !== undefined });
  // Without any programme there are no regions to ask for.
  const query = root === undefined ? programmes : regions;
  return { districts: regions.data?.regions ?? none, query };
}
