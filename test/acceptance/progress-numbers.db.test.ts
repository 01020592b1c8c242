import { beforeAll, describe, expect, it } from 'vitest';
import {
  askMonths,
  askProgress,
  askProgressRecords,
  askRegions,
  type ProgressRecord,
  type ProgressRow,
  type Region,
  type Site,
} from './support/ask.ts';
import { sumOf } from './support/recomputed.ts';
import { serveSample } from './support/serve.ts';

const city = '330600';
const firstYear = 2018;
/** The newest state, and two of the past. */
const dates = ['2020-09-30', '2020-08-31', '2019-12-31'];
const kinds = ['plan', 'done', 'report'] as const;
let site: Site;
let districts: Region[];
/** District of every region that a record may name. */
let districtOf: ReadonlyMap<string, string>;

beforeAll(async () => {
  site = (await serveSample()).server;
  districts = await askRegions(site, city);
  const towns = await Promise.all(districts.map(({ code }) => askRegions(site, code)));
  districtOf = new Map([
    ...districts.map(({ code }) => [code, code] as const),
    ...towns.flat().map(({ code, parent }) => [code, parent ?? ''] as const),
  ]);
});

type Kind = (typeof kinds)[number];
type Records = Readonly<Record<Kind, readonly ProgressRecord[]>>;

/** Of all years to one. */
async function askAllRecords(item: string, year: number, asOf: string): Promise<Records> {
  const [plan, done, report] = await Promise.all(
    kinds.map(async (kind) => {
      const { records, total } = await askProgressRecords(site, { item, kind, year, asOf, toDate: 'true' });
      expect(total).toEqual({ count: records.length, quantity: quantityOf(records) });
      expect(new Set(records.map(({ key }) => key)).size).toBe(records.length);
      return records;
    }),
  );
  return { plan: plan ?? [], done: done ?? [], report: report ?? [] };
}

function ofYear({ plan, done, report }: Records, year: number): Records {
  const isOf = ({ kind, planYear, month }: ProgressRecord): boolean =>
    year === (kind === 'plan' ? planYear : Number(month?.slice(0, 4)));
  return { plan: plan.filter(isOf), done: done.filter(isOf), report: report.filter(isOf) };
}

function quantityOf(records: readonly ProgressRecord[]): number {
  return sumOf(records.map(({ quantity }) => quantity ?? 0));
}

/** Null where every cell is the printed dash. */
function planOf(records: readonly ProgressRecord[]): number | null {
  return records.every(({ quantity }) => quantity === null) ? null : quantityOf(records);
}

function ofRegion({ plan, done, report }: Records, region: string): Records {
  const within = ({ region: place }: ProgressRecord) => region === city || districtOf.get(place ?? '') === region;
  return { plan: plan.filter(within), done: done.filter(within), report: report.filter(within) };
}

const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
const near = (value: number) => Math.round(value * 1e4) / 1e4;

/** Every figure of a row that is a sum of records of its year. */
function recomputedRow({ plan, done, report }: Records) {
  const isMoved = ({ movedToYear, planYear }: ProgressRecord) => movedToYear !== null && movedToYear !== planYear;
  return {
    plan: planOf(plan),
    done: quantityOf(done),
    reported: quantityOf(report),
    difference: near(quantityOf(report) - quantityOf(done)),
    early: quantityOf(done.filter(({ timing }) => timing === 'early')),
    late: quantityOf(done.filter(({ timing }) => timing === 'late')),
    moved: quantityOf(done.filter(isMoved)),
  };
}

/** What follows from plan and done by the calendar: the sample has no curve. */
function reckonedRow({ year, plan, done }: ProgressRow, measuredOn: string) {
  const gone = days(`${year}-01-01`, measuredOn);
  const all = days(`${year}-01-01`, `${year}-12-31`);
  return {
    expected: plan === null ? null : near((plan * gone) / all),
    forecast: near((done * all) / gone),
    percent: plan === null || plan === 0 ? null : near((100 * done) / plan),
  };
}

const reckonedOf = ({ expected, forecast, percent }: ProgressRow) => ({ expected, forecast, percent });

function figuresOf({ plan, done, reported, difference, early, late, moved }: ProgressRow) {
  return { plan, done, reported, difference: near(difference), early, late, moved };
}

/** The year at the slowest and the fastest pace of any three full months in a row, from the months alone. */
function rangeOf({ year, done, forecast }: ProgressRow, months: readonly (number | null)[], measuredOn: string) {
  if (measuredOn.endsWith('-12-31')) return { low: done, high: done };
  const yearDays = days(`${year}-01-01`, `${year}-12-31`);
  const rest = (yearDays - days(`${year}-01-01`, measuredOn)) / yearDays;
  const monthDays = months.map((_, at) => new Date(Date.UTC(year, at + 1, 0)).getUTCDate());
  const full = Number(measuredOn.slice(5, 7));
  const outcomes = [];
  for (let at = 0; at + 3 <= full; at += 1) {
    const share = monthDays.slice(at, at + 3).reduce((sum, count) => sum + count, 0) / yearDays;
    const quantity = months.slice(at, at + 3).reduce<number>((sum, count) => sum + (count ?? 0), 0);
    outcomes.push(done + (rest * quantity) / share);
  }
  return { low: Math.min(forecast ?? 0, ...outcomes), high: Math.max(forecast ?? 0, ...outcomes) };
}

describe.each(dates)('plan against actual as of %s', (asOf) => {
  const year = Number(asOf.slice(0, 4));
  let rows: readonly ProgressRow[];
  let measuredOn: string;
  const records = new Map<string, Records>();

  beforeAll(async () => {
    ({ rows, measuredOn } = await askProgress(site, { year, children: 'true', asOf }));
    expect(measuredOn).toBe(asOf);
    for (const item of new Set(rows.map((row) => row.item))) {
      records.set(item, await askAllRecords(item, year, asOf));
    }
  });

  const recordsOf = ({ item, region }: ProgressRow, each: number): Records => {
    const all = records.get(item);
    if (all === undefined) throw new Error(`nothing was asked of ${item}`);
    return ofYear(ofRegion(all, region), each);
  };

  it('is the sum of the records it names, in every figure of every item and region', () => {
    expect(rows).toHaveLength(14 * 7);
    for (const row of rows) {
      expect(figuresOf(row), `${row.item} of ${row.region}`).toEqual(recomputedRow(recordsOf(row, year)));
    }
  });

  it('reckons what is due, the forecast and the share from plan and done', () => {
    for (const row of rows) {
      expect(reckonedOf(row), `${row.item} of ${row.region}`).toEqual(reckonedRow(row, measuredOn));
    }
  });

  it('adds up the years before', () => {
    const years = Array.from({ length: year - firstYear + 1 }, (_, at) => firstYear + at);
    for (const row of rows) {
      const each = years.map((one) => recordsOf(row, one));
      const before = each.slice(0, -1);
      const planBefore = planOf(before.flatMap(({ plan }) => plan));
      expect([row.planToDate, row.doneToDate, row.carried === null ? null : near(row.carried)]).toEqual([
        planOf(each.flatMap(({ plan }) => plan)),
        quantityOf(each.flatMap(({ done }) => done)),
        planBefore === null ? null : near(planBefore - quantityOf(before.flatMap(({ done }) => done))),
      ]);
    }
  });

  it('is the sum of its months, and its range is that of their paces', async () => {
    // The city now, and another district at each date of the past.
    const seen = [asOf === dates[0] ? city : districts[Number(asOf.slice(6, 7)) % 6]?.code];
    let ranges = 0;
    for (const row of rows.filter(({ region }) => seen.includes(region))) {
      const { months, row: same } = await askMonths(site, { item: row.item, region: row.region, year, asOf });
      expect(same).toEqual(row);
      for (const { month, done, reported } of months) {
        const inMonth = ({ month: day }: ProgressRecord) => Number(day?.slice(5, 7)) === month;
        const { done: works, report } = recordsOf(row, year);
        expect(done ?? 0).toBe(quantityOf(works.filter(inMonth)));
        expect(reported ?? 0).toBe(quantityOf(report.filter(inMonth)));
      }
      const range = rangeOf(
        row,
        months.map(({ done }) => done),
        measuredOn,
      );
      expect(row.forecastRange?.low).toBeCloseTo(range.low, 3);
      expect(row.forecastRange?.high).toBeCloseTo(range.high, 3);
      if (range.high > range.low) ranges += 1;
    }
    expect(ranges > 3).toBe(!asOf.endsWith('-12-31'));
  });
});
