import { z } from 'zod';
import type { ReadTransaction } from '../database/database.ts';
import { sqlFile } from '../database/sql-file.ts';
import { defineError } from '../errors.ts';
import { type DocumentTotal, documentTotal } from './document-total.ts';
import { type Funding, fundingDocument } from './funding.ts';
import { type PaceDocument, paceDocument } from './pace.ts';
import { orderRules, type WatchedIndicator, watchedIndicator } from './programme.ts';
import { type StatusLimits, statusLimits } from './status-limits.ts';

export const unknownProgramme = defineError(
  'unknown_programme',
  404,
  (id: string, root: string) => `There is no programme ${id} for region ${root}.`,
);

/** What the rules need to know of an applied programme. */
export interface AppliedProgramme {
  readonly id: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly indicators: readonly WatchedIndicator[];
  /** Its dates are those of the source, whose years were overwritten: nothing is late by them. */
  readonly datesAsPrinted: boolean;
  readonly limits: StatusLimits;
  /** Curves by which plan items fall due within a year; none is the even calendar share. */
  readonly pace: PaceDocument;
  /** Sums that the text of its document prints, in its order. */
  readonly totals: readonly DocumentTotal[];
  /** The money of the programme; null when it has none, or was applied by an older version that read it otherwise. */
  readonly funding: Funding | null;
  /** Days from the issue of a supervision order to its due date; null when the programme sets none. */
  readonly answerDays: number | null;
}

interface ProgrammeRow {
  readonly id: string;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly indicators: unknown;
  readonly settings: unknown;
}

const listStandingProgrammes = sqlFile<{ root: string }, ProgrammeRow>(
  new URL('./list-standing-programmes.sql', import.meta.url),
);

const watched = z.array(watchedIndicator.strip());
/** `programme.settings` holds `status`, `pace`, `datesAsPrinted`, `totals` and `orders` of programme.yaml, with defaults, and `funding`, funding.yaml. */
const settings = z.object({
  status: statusLimits.prefault({}),
  datesAsPrinted: z.boolean().default(false),
  pace: paceDocument.prefault({}),
  totals: z.array(documentTotal.strip()).default([]),
  funding: fundingDocument.nullish().catch(null),
  orders: orderRules.nullish(),
});

/** Applied programmes of a root region, the latest first. */
export async function listAppliedProgrammes(tx: ReadTransaction, root: string): Promise<AppliedProgramme[]> {
  const rows = await listStandingProgrammes(tx, { root });
  return rows.map((row) => {
    const { status, datesAsPrinted, pace, totals, funding, orders } = settings.parse(row.settings);
    return {
      id: row.id,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      indicators: watched.parse(row.indicators),
      datesAsPrinted,
      pace,
      totals,
      limits: status,
      funding: funding ?? null,
      answerDays: orders?.answerDays ?? null,
    };
  });
}

/** The programme that is asked for; without an id the latest of the root that watches the indicator. */
export async function findProgramme(
  tx: ReadTransaction,
  root: string,
  wanted: { readonly id?: string | undefined; readonly indicator?: string },
): Promise<AppliedProgramme | undefined> {
  const programmes = await listAppliedProgrammes(tx, root);
  if (wanted.id !== undefined) {
    const found = programmes.find(({ id }) => id === wanted.id);
    if (found === undefined) throw unknownProgramme(wanted.id, root);
    return found;
  }
  const { indicator } = wanted;
  if (indicator === undefined) return programmes[0];
  return programmes.find(({ indicators }) => indicators.some(({ id }) => id === indicator));
}
