import { resolveAsOf } from '#geodata/as-of.ts';
import type { Database, ReadTransaction, WriteTransaction } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import { defineError } from '#geodata/errors.ts';
import { answersToKeep, type KeptAnswer } from '#geodata/months/answers-to-keep.ts';
import { type ClosedMonth, findClosedMonth, firstDay, lastDayOf } from '#geodata/months/closed-month.ts';
import { digest } from '#geodata/months/same-definition.ts';
import { requireNoPerson } from '../offices/require-no-person.ts';
import { lockLoads } from '../publish/insert-load.ts';

const alreadyClosed = defineError(
  'month_already_closed',
  409,
  (month: string, day: string) =>
    `${month}已于${day}关账：关账数字不再改变，更正计入以后的月份。${month} was closed on ${day}: its figures never change; corrections show in the months after it.`,
);
const notOver = defineError(
  'month_not_over',
  409,
  (month: string, today: string) =>
    `${month}尚未结束(今天是${today})：请在月末之后关账。${month} is not over (today is ${today}): close it after its last day.`,
);
const noDataOfMonth = defineError(
  'month_without_data',
  409,
  (month: string, asOf: string) =>
    `没有数据日期在${month}的加载(最近一次为${asOf})：请先加载该月数据。No load has a data date in ${month} (the latest before it is of ${asOf}): load the data of the month first.`,
);

const insertMonth = sqlText<Record<string, string | number | boolean | null>, never>(`
  INSERT INTO closed_month (root_region, month, load_id, data_date, is_sample, office, post, sha256)
  VALUES (:root, CAST(:day AS date), :load, CAST(:asOf AS date), :sample, :office, :post, :sha256)`);
const insertAnswers = sqlText<
  { root: string; day: string; subjects: readonly string[]; bodies: readonly string[] },
  never
>(`
  INSERT INTO closed_answer (root_region, month, subject, body)
  SELECT :root, CAST(:day AS date), kept.subject, kept.body
    FROM unnest(CAST(:subjects AS text[]), CAST(:bodies AS text[])) AS kept (subject, body)`);
/** Programmes keep their settings, and awards their steps, until the month is closed. */
const lockProgrammes = sqlText<{ root: string }, never>(
  'SELECT FROM programme WHERE root_region = :root ORDER BY id FOR SHARE',
);
const selectAnswers = sqlText<{ root: string; day: string }, { subject: string; body: string }>(
  'SELECT subject, body FROM closed_answer WHERE root_region = :root AND month = CAST(:day AS date)',
);

export interface ClosingRequest {
  readonly root: string;
  /** YYYY-MM. */
  readonly month: string;
  readonly office?: string | undefined;
  readonly post?: string | undefined;
  /** YYYY-MM-DD. */
  readonly today: string;
}

const batch = 500;

/**
 * Closes a month: keeps every number as of its last day, so that it is answered the same for ever. Loads, programmes and
 * awards wait meanwhile, so that all numbers are of one state.
 * Errors: month_already_closed, month_not_over, month_without_data (409), no_data_at (404), month_personal_data,
 * month_post_unclear (422).
 */
export async function closeMonth(database: Database, request: ClosingRequest): Promise<ClosedMonth> {
  const { root, month, office, post } = request;
  if (office !== undefined && post !== undefined) requireNoPerson('month', { office, post });
  const day = firstDay(month);
  const end = lastDayOf(month);
  if (request.today <= end) throw notOver(month, request.today);
  return database.write(async (tx) => {
    await lockLoads(tx, {});
    await lockProgrammes(tx, { root });
    const former = await findClosedMonth(tx, root, month);
    if (former !== undefined) throw alreadyClosed(month, former.closedAt.slice(0, 10));
    const { load, asOf, sample } = await resolveAsOf(tx, root, end);
    if (asOf === null || asOf < day) throw noDataOfMonth(month, String(asOf));
    const answers = await answersToKeep(tx, { load, asOf, sample, root }, month);
    const by = { office: office ?? null, post: post ?? null };
    await insertMonth(tx, { root, day, load, asOf, sample, ...by, sha256: digestOf(answers) });
    await storeAnswers(tx, { root, day }, answers);
    const closed = await findClosedMonth(tx, root, month);
    if (closed === undefined) throw new Error('the month that was closed is not there');
    return closed;
  });
}

async function storeAnswers(
  tx: WriteTransaction,
  { root, day }: { readonly root: string; readonly day: string },
  answers: readonly KeptAnswer[],
): Promise<void> {
  for (let from = 0; from < answers.length; from += batch) {
    const part = answers.slice(from, from + batch);
    const subjects = part.map(([subject]) => subject);
    await insertAnswers(tx, { root, day, subjects, bodies: part.map(([, body]) => body) });
  }
}

export interface Verification {
  readonly month: ClosedMonth;
  /** The kept answers are those that were written. */
  readonly intact: boolean;
  /** Subjects that the definitions and records of today answer otherwise, or not any more. */
  readonly differing: readonly string[];
}

/** Holds a closed month against its digest, and against what its load answers today. Errors: month_not_closed (404). */
export async function verifyMonth(tx: ReadTransaction, root: string, month: string): Promise<Verification> {
  const { load, asOf, sample } = await resolveAsOf(tx, root, month);
  const found = await findClosedMonth(tx, root, month);
  if (found === undefined) throw new Error('a basis of a month that is not closed');
  const kept = new Map((await selectAnswers(tx, { root, day: firstDay(month) })).map((row) => [row.subject, row.body]));
  const today = new Map(await answersToKeep(tx, { load, asOf, sample, root }, month));
  const differing = [...kept.keys()].filter((subject) => today.get(subject) !== kept.get(subject));
  return { month: found, intact: digestOf([...kept]) === found.sha256, differing: differing.sort() };
}

/** Subjects in order, so that the digest does not depend on how they were gathered. */
function digestOf(answers: readonly KeptAnswer[]): string {
  return digest([...answers].sort(([left], [right]) => (left < right ? -1 : 1)).flat());
}
