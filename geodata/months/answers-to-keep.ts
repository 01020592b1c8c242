import type { Basis } from '../as-of.ts';
import { listAwards, noAwards } from '../awards/list-awards.ts';
import { readTasks } from '../awards/read-tasks.ts';
import { composeBulletin } from '../bulletin/gather-bulletin.ts';
import type { KeptBulletin } from '../bulletin/kept-bulletin.ts';
import { listClaims } from '../claims/list-claims.ts';
import type { ReadTransaction } from '../database/database.ts';
import { sqlText } from '../database/sql-file.ts';
import { PublicError } from '../errors.ts';
import type { Indicator, IndicatorParams } from '../indicators/define-indicator.ts';
import { indicators } from '../indicators/registry.ts';
import { listMaintenanceFunding } from '../maintenance-funding/list-maintenance-funding.ts';
import { listOrders, noProgramme as noOrderProgramme } from '../orders/list-orders.ts';
import { type AppliedProgramme, listAppliedProgrammes } from '../programmes/find-programme.ts';
import { watchedVariant } from '../programmes/watched-variant.ts';
import type { KeptMonths } from '../progress/kept-progress.ts';
import { listProgress, type ProgressRow, progressScope } from '../progress/list-progress.ts';
import { listTotals } from '../progress/list-totals.ts';
import { monthsOfRow, readYearByMonth, type YearByMonth } from '../progress/months-of-row.ts';
import { askedKey, type KeptValues } from '../values/kept-values.ts';
import { answerValues } from '../values/list-values.ts';
import type { Judging } from './find-programme-at.ts';
import { subjects } from './frozen-answer.ts';
import { countingDigest, definitionDigest } from './same-definition.ts';

/** Subject and JSON text. */
export type KeptAnswer = readonly [subject: string, body: string];

const listPlaces = sqlText<{ root: string; load: number }, { code: string }>(
  `SELECT code FROM region_at(:root, :load) WHERE level IN ('city', 'district', 'town') AND code <> :root
    ORDER BY array_position(ARRAY['city', 'district', 'town'], level), code COLLATE "C"`,
);

/**
 * Every number of a basis that its surfaces show: values of all watched indicators for all regions, plan against actual
 * of all years and regions, its months for the root and its districts, the totals of the document, claims, orders,
 * awards, maintenance money and the bulletins of the month (YYYY-MM); and the digests of the definitions they were made
 * by.
 */
export async function answersToKeep(tx: ReadTransaction, basis: Basis, month: string): Promise<KeptAnswer[]> {
  const programmes = await listAppliedProgrammes(tx, basis.root);
  const kept: KeptAnswer[] = [];
  const keep = (subject: string, answer: unknown): void => void kept.push([subject, JSON.stringify(answer)]);
  for (const indicator of indicators.values()) {
    keep(subjects.definition(indicator.id), definitionDigest(indicator));
    const watching = programmes.filter(({ indicators: watched }) => watched.some(({ id }) => id === indicator.id));
    keep(subjects.watching(indicator.id), watching[0]?.id ?? null);
    for (const programme of watching) {
      keep(subjects.parameters(programme.id, indicator.id), watchedVariant(indicator, programme).key);
      for (const params of questions(indicator)) {
        const asked = { indicator: indicator.id, root: basis.root, programme: programme.id, params, basis };
        keep(subjects.values(programme.id, indicator.id, askedKey(params)), await valuesToKeep(tx, asked));
      }
    }
  }
  keep(subjects.latest(), programmes[0]?.id ?? null);
  for (const programme of programmes) {
    await keepProgress(tx, { programme, basis, keep });
    await keepTotals(tx, { programme: programme.id, basis, keep });
    keep(subjects.bulletin(programme.id), await bulletinToKeep(tx, { month, programme, basis }));
    keep(subjects.judging(programme.id), judgingOf(programme));
  }
  await keepMoneyAndOrders(tx, { programmes, basis, keep });
  return kept;
}

function judgingOf({ limits, datesAsPrinted }: AppliedProgramme): Judging {
  return { limits, datesAsPrinted };
}

/** The question without parameters, and one for each other weighting. */
function questions({ weightings = {} }: Indicator): (IndicatorParams | undefined)[] {
  return [undefined, ...Object.keys(weightings).map((weighting) => ({ weighting }))];
}

async function valuesToKeep(tx: ReadTransaction, asked: Parameters<typeof answerValues>[1]): Promise<KeptValues> {
  const { values, ...definition } = await answerValues(tx, asked);
  const lists = [];
  for (const level of ['district', 'town'] as const) lists.push((await answerValues(tx, { ...asked, level })).values);
  const listed = new Map(lists.flat().map((value) => [value.region, value]));
  const places = values.map((value) => ({ listed: true, value }));
  for (const { code } of await listPlaces(tx, { root: asked.basis.root, load: asked.basis.load })) {
    const value = listed.get(code);
    if (value !== undefined) places.push({ listed: true, value });
    else {
      const { values: own } = await answerValues(tx, { ...asked, region: code });
      places.push(...own.map((former) => ({ listed: false, value: former })));
    }
  }
  return { ...definition, places };
}

function monthsToKeep(byMonth: YearByMonth, rows: readonly ProgressRow[], region: string): KeptMonths {
  const own = rows.filter((row) => row.region === region);
  return Object.fromEntries(own.map((row) => [row.item, monthsOfRow(byMonth, row)]));
}

interface Keeping {
  readonly basis: Basis;
  readonly keep: (subject: string, answer: unknown) => void;
}

async function keepProgress(
  tx: ReadTransaction,
  { programme, basis, keep }: Keeping & { readonly programme: AppliedProgramme },
): Promise<void> {
  const { id, startsOn, endsOn } = programme;
  keep(subjects.counting(id), countingDigest(programme));
  keep(subjects.year(id), (await progressScope(tx, { programme: id, children: false, basis })).year);
  for (let year = Number(startsOn.slice(0, 4)); year <= Number(endsOn.slice(0, 4)); year += 1) {
    const { rows, ...measured } = await listProgress(tx, { programme: id, year, children: 'all', basis });
    const { rows: whole } = await listProgress(tx, { programme: id, year, children: true, basis });
    const codes = [...new Set(whole.map(({ region }) => region))];
    keep(subjects.children(id, year), codes.slice(1));
    for (const region of new Set(rows.map((row) => row.region))) {
      const own = rows.filter((row) => row.region === region);
      keep(subjects.progress(id, year, region), { ...measured, rows: own });
    }
    const scope = await progressScope(tx, { programme: id, year, children: true, basis });
    const byMonth = await readYearByMonth(tx, scope);
    keep(subjects.claims(id, year), await listClaims(tx, { programme: id, year, basis }));
    for (const region of codes) keep(subjects.months(id, year, region), monthsToKeep(byMonth, whole, region));
  }
}

/** Of every place, also where the document prints no total: one that is written later must not show in this month. */
async function keepTotals(
  tx: ReadTransaction,
  { programme, basis, keep }: Keeping & { readonly programme: string },
): Promise<void> {
  const { rows, ...measured } = await listTotals(tx, { programme, children: 'all', basis });
  const places = await listPlaces(tx, { root: basis.root, load: basis.load });
  const regions = [basis.root, ...places.map(({ code }) => code), ...rows.map(({ region }) => region)];
  for (const region of new Set(regions)) {
    const own = rows.filter((row) => row.region === region);
    keep(subjects.totals(programme, region), { ...measured, rows: own });
  }
}

async function bulletinToKeep(
  tx: ReadTransaction,
  scope: Parameters<typeof composeBulletin>[1],
): Promise<KeptBulletin> {
  const { month: _month, isClosed: _isClosed, basis: _basis, ...kept } = await composeBulletin(tx, scope);
  return kept;
}

async function keepMoneyAndOrders(
  tx: ReadTransaction,
  { programmes, basis, keep }: Keeping & { readonly programmes: readonly AppliedProgramme[] },
): Promise<void> {
  for (const programme of [undefined, ...programmes.map(({ id }) => id)]) {
    const awards = await ifAny(listAwards(tx, { programme, basis, until: basis.asOf, readTasks }));
    if (awards !== undefined) {
      const { programme: id, funding, on, rows } = awards;
      keep(subjects.awards(programme ?? ''), { programme: id, funding, on, rows });
    }
    const orders = await ifAny(listOrders(tx, { programme, basis, until: basis.asOf, judgedOn: basis.asOf ?? '' }));
    if (orders !== undefined) keep(subjects.orders(programme ?? ''), orders);
    const money = await ifAny(listMaintenanceFunding(tx, { programme, region: basis.root, basis }));
    if (money !== undefined) keep(subjects.maintenance(programme ?? ''), money);
  }
}

const none: readonly string[] = [noAwards('').code, 'no_maintenance_funding', noOrderProgramme('').code];

/** Programmes without money are none to keep. */
async function ifAny<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof PublicError && none.includes(error.code)) return undefined;
    throw error;
  }
}
