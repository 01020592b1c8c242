import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import { sqlText } from '../database/sql-file.ts';
import { firstDay } from './closed-month.ts';

const find = sqlText<{ root: string; day: string; subject: string }, { body: string }>(
  'SELECT body FROM closed_answer WHERE root_region = :root AND month = CAST(:day AS date) AND subject = :subject',
);

/** What a closed month says of a subject, as it was written by its closing; undefined when it was not asked then. */
export async function frozenAnswer<T>(
  tx: ReadTransaction,
  { root, month }: Pick<Basis, 'root' | 'month'>,
  subject: string,
): Promise<T | undefined> {
  if (month === undefined) return undefined;
  const [row] = await find(tx, { root, day: firstDay(month), subject });
  if (row === undefined) return undefined;
  const answer: T = JSON.parse(row.body);
  return answer;
}

/** Subjects of a closed month. The programme is empty where none was named. */
export const subjects = {
  /** The latest programme, which answers when none is named. */
  latest: () => 'latest',
  /** The programme whose targets and parameters answer when none is named. */
  watching: (indicator: string) => `watching|${indicator}`,
  values: (programme: string, indicator: string, variant: string) => `values|${programme}|${indicator}|${variant}`,
  definition: (indicator: string) => `definition|${indicator}`,
  parameters: (programme: string, indicator: string) => `parameters|${programme}|${indicator}`,
  year: (programme: string) => `year|${programme}`,
  progress: (programme: string, year: number, region: string) => `progress|${programme}|${year}|${region}`,
  children: (programme: string, year: number) => `children|${programme}|${year}`,
  months: (programme: string, year: number, region: string) => `months|${programme}|${year}|${region}`,
  totals: (programme: string, region: string) => `totals|${programme}|${region}`,
  counting: (programme: string) => `counting|${programme}`,
  /** Limits of the statuses, and whether dates say anything of being late. */
  judging: (programme: string) => `judging|${programme}`,
  claims: (programme: string, year: number) => `claims|${programme}|${year}`,
  orders: (programme: string) => `orders|${programme}`,
  bulletin: (programme: string) => `bulletin|${programme}`,
  awards: (programme: string) => `awards|${programme}`,
  maintenance: (programme: string) => `maintenance|${programme}`,
} as const;
