import { type ClaimKind, claimKinds } from '#geodata/vocabulary/claim.ts';
import { type AddressPart, putAll } from '../../address/use-address-part.ts';

/** What an address says of the progress page beside what it shares with the other pages. */
export interface ProgressAddress {
  /** How the ranking is shown. */
  readonly ranking: RankingForm;
  /** What is shown of the plan. */
  readonly part: PlanPart;
  /** Plan item of the months; undefined: the first that is planned. */
  readonly item: string | undefined;
  /** Kind of claims listed; undefined: the first that has any. */
  readonly claim: ClaimKind | undefined;
}

export const rankingForms = ['chart', 'table'] as const;
export type RankingForm = (typeof rankingForms)[number];
export const planParts = ['table', 'totals', 'months', 'claims'] as const;
export type PlanPart = (typeof planParts)[number];

const identifier = /^[a-z0-9][a-z0-9_-]{0,63}$/;

export const progressPart: AddressPart<ProgressAddress> = {
  parse: (search) => {
    const item = search.get('item');
    return {
      ranking: rankingForms.find((form) => form === search.get('ranking')) ?? 'chart',
      part: planParts.find((part) => part === search.get('part')) ?? 'table',
      item: item !== null && identifier.test(item) ? item : undefined,
      claim: claimKinds.find((kind) => kind === search.get('claim')),
    };
  },
  put: (search, { ranking, part, item, claim }) =>
    putAll(search, {
      ranking: ranking === 'chart' ? undefined : ranking,
      part: part === 'table' ? undefined : part,
      item,
      claim,
    }),
};
