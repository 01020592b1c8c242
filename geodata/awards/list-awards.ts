import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import { defineError } from '../errors.ts';
import { frozenAnswer, subjects } from '../months/frozen-answer.ts';
import { listAppliedProgrammes, unknownProgramme } from '../programmes/find-programme.ts';
import { type AwardFunding, awardFunding } from '../programmes/funding.ts';
import { type AwardEvent, listAwardEvents } from './award-event.ts';
import { type AwardRow, awardRow, type Money } from './award-row.ts';
import { awardSchedule, type YearAward } from './award-schedule.ts';
import { regionNames } from './region-names.ts';
import type { ReadTasks, TaskFigures } from './task-figures.ts';

export const noAwards = defineError(
  'no_awards',
  404,
  (of: string) =>
    `${of} 没有奖补资金；如行动计划文件夹中有 funding.yaml，请重新应用该行动计划。${of} has no awards; if a programme folder has a funding.yaml, apply it again.`,
);

export interface AwardsRequest {
  readonly programme?: string | undefined;
  readonly year?: number | undefined;
  /** Only this region; the root and without it all. */
  readonly region?: string | undefined;
  readonly basis: Basis;
  /** Events up to this day, as asked for; without it all of them. */
  readonly until: string | null;
  /** Plan against actual, where it is at hand. */
  readonly readTasks?: ReadTasks;
}

export interface Awards {
  readonly programme: string;
  readonly funding: AwardFunding;
  /** Last day that counts. */
  readonly on: string | null;
  readonly rows: readonly AwardRow[];
  readonly years: readonly (Money & { readonly year: number })[];
  readonly regions: readonly (Money & {
    readonly region: string;
    readonly name: string;
    readonly nameEn: string | null;
  })[];
  readonly total: Money;
}

/** What a closed month keeps of the awards: those of all regions and years. */
export type KeptAwards = Pick<Awards, 'programme' | 'funding' | 'on' | 'rows'>;

/**
 * The awards of a programme by region and year: schedule, what is paid and due, state and next step; of a closed month
 * what its closing kept. Errors: unknown_programme, no_awards (404).
 */
export async function listAwards(tx: ReadTransaction, request: AwardsRequest): Promise<Awards> {
  const { basis } = request;
  const kept = await frozenAnswer<KeptAwards>(tx, basis, subjects.awards(request.programme ?? ''));
  const { rows: all, ...awards } = kept ?? (await computeAwards(tx, request));
  const rows = all.filter((row) => isAsked(row, request));
  return { ...awards, rows, ...totals(rows) };
}

function isAsked(
  { region, year }: { readonly region: string; readonly year: number },
  asked: Pick<AwardsRequest, 'region' | 'year' | 'basis'>,
): boolean {
  const isRegion = asked.region === undefined || asked.region === asked.basis.root || region === asked.region;
  return isRegion && (asked.year === undefined || year === asked.year);
}

async function computeAwards(tx: ReadTransaction, request: AwardsRequest): Promise<KeptAwards> {
  const { basis, until } = request;
  const programme = await findAwardProgramme(tx, basis.root, request.programme);
  const { funding } = programme;
  const chosen = awardSchedule(funding).filter((award) => isAsked(award, request));
  const events = await listAwardEvents(tx, { programme: programme.id, until });
  const names = await regionNames(
    tx,
    basis,
    chosen.map(({ region }) => region),
  );
  const tasks = await readAllTasks(tx, request, { programme: programme.id, chosen });
  const on = until ?? latest([basis.asOf, ...events.map(({ happenedOn }) => happenedOn)]);
  const rows = chosen.map((award) =>
    awardRow(award, {
      funding,
      name: names.get(award.region)?.name ?? award.region,
      nameEn: names.get(award.region)?.nameEn ?? null,
      on,
      events: events.filter((event) => isOf(event, award)),
      task: tasks.get(award.year)?.get(award.region),
    }),
  );
  return { programme: programme.id, funding, on, rows };
}

/** Applied programme with awards of a root; the latest of the root that has some unless one is named. */
export async function findAwardProgramme(
  tx: ReadTransaction,
  root: string,
  id: string | undefined,
): Promise<{ readonly id: string; readonly funding: AwardFunding }> {
  const applied = await listAppliedProgrammes(tx, root);
  if (id !== undefined && !applied.some((programme) => programme.id === id)) throw unknownProgramme(id, root);
  for (const programme of applied) {
    const funding = awardFunding(programme.funding);
    if (funding !== undefined && (id === undefined || programme.id === id)) return { id: programme.id, funding };
  }
  throw noAwards(id ?? root);
}

export function isOf(
  event: Pick<AwardEvent, 'region' | 'year'>,
  place: { readonly region: string; readonly year: number },
): boolean {
  return event.region === place.region && event.year === place.year;
}

async function readAllTasks(
  tx: ReadTransaction,
  { basis, readTasks }: AwardsRequest,
  { programme, chosen }: { readonly programme: string; readonly chosen: readonly YearAward[] },
): Promise<ReadonlyMap<number, ReadonlyMap<string, TaskFigures>>> {
  const found = new Map<number, ReadonlyMap<string, TaskFigures>>();
  if (readTasks === undefined) return found;
  for (const year of new Set(chosen.map((award) => award.year))) {
    found.set(year, await readTasks(tx, { programme, year, basis }));
  }
  return found;
}

function latest(dates: readonly (string | null)[]): string | null {
  return dates.reduce((last, date) => (last === null || (date !== null && date > last) ? date : last), null);
}

function totals(rows: readonly AwardRow[]): Pick<Awards, 'years' | 'regions' | 'total'> {
  const years = [...new Set(rows.map(({ year }) => year))].sort((left, right) => left - right);
  const regions = new Map(rows.map(({ region, name, nameEn }) => [region, { region, name, nameEn }]));
  return {
    years: years.map((year) => ({ year, ...add(rows.filter((row) => row.year === year)) })),
    regions: [...regions.values()].map((place) => ({
      ...place,
      ...add(rows.filter(({ region }) => region === place.region)),
    })),
    total: add(rows),
  };
}

function add(rows: readonly Money[]): Money {
  const sum = (of: (row: Money) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    scheduledYuan: sum(({ scheduledYuan }) => scheduledYuan),
    paidYuan: sum(({ paidYuan }) => paidYuan),
    dueYuan: sum(({ dueYuan }) => dueYuan),
    remainingYuan: sum(({ remainingYuan }) => remainingYuan),
  };
}
