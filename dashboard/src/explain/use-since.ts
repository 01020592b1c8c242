import { useQuery } from '@tanstack/react-query';
import { useAddressPart } from '../address/use-address-part.ts';
import { closedMonthsQuery } from '../data/trace-queries.ts';
import { usualSince } from '../time/closed-months.ts';
import { explainPart } from './explain-address.ts';

/**
 * The moment a change is told from: that of the address, else the usual one. Empty without any data; undefined until it
 * is known which months are closed, so that nothing is asked twice. Where they cannot be known, none is.
 */
export function useSince(
  programme: string,
  shown: { readonly asOf: string | null; readonly month?: string | undefined },
): string | undefined {
  const [{ since }] = useAddressPart(explainPart);
  const months = useQuery(closedMonthsQuery({ programme }));
  if (since !== undefined) return since;
  return months.isPending ? undefined : usualSince(months.data?.months ?? [], shown);
}
