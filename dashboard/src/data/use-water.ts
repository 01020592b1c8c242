import { useQuery } from '@tanstack/react-query';
import { waterLoad } from './newest-files.ts';
import { loadsQuery } from './queries.ts';

/** The load to ask water at, from the list of loads that every page with a map has; undefined where there is none. */
export function useWater(root: string): number | undefined {
  const loads = useQuery(loadsQuery()).data?.loads;
  return loads && waterLoad(loads, root);
}
