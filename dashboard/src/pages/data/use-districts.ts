import { useQuery } from '@tanstack/react-query';
import { programmesQuery, type Region, regionsQuery } from '../../data/queries.ts';

const none: readonly Region[] = [];

/** Districts of the root region that a file is of: that of its programme, else of the first programme. */
export function useDistricts(programme: string | null, outline: 'true' | 'false' = 'false'): readonly Region[] {
  const programmes = useQuery(programmesQuery());
  const list = programmes.data?.programmes;
  const root = (list?.find(({ id }) => id === programme) ?? list?.[0])?.rootRegion;
  const regions = useQuery({ ...regionsQuery({ parent: root, outline }), enabled: root !== undefined });
  return regions.data?.regions ?? none;
}
