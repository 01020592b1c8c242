import { beforeAll, describe, expect, it } from 'vitest';
import { listRecords } from '#api/features/values/list-records.ts';
import type { Database } from '#geodata/database/database.ts';
import { testDatabase } from '#test/support/database.ts';
import { definitionsOf, expectEveryState, expectJudged, type Judged, stateOf } from './expect-judged.ts';
import { basisOf, type Fact, fact, publish } from './fact-builder.ts';
import { drawFrom } from './random-numbers.ts';

const root = 'U';
const definitions = definitionsOf('substandard-upgrade');
const { pick, chance, below } = drawFrom(1_842_018);
const districts = ['U-A', 'U-B'];
const towns = ['U-A1', 'U-A2', 'U-B1'];
const classes = ['1', '2', '3', '4', 'substandard', 'substandard', 'substandard', null] as const;
type Register = ReadonlyMap<string, Segment>;

/** Chainages in hundreds of metres. */
interface Segment {
  readonly key: string;
  readonly route: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly technicalClass: string | null;
  readonly grade: string;
  readonly town: string | null;
}

const km = (chainage: number | null): number | null => (chainage === null ? null : chainage / 10);
const lengthKm = ({ from, to }: Segment): number => (from === null || to === null ? 0.7 : Math.abs(to - from) / 10);
const districtOf = (town: string | null): string | null => town?.slice(0, 3) ?? null;

function firstRegister(): Register {
  const segments = Array.from({ length: 14 }, (_, route) => {
    let end = 0;
    return Array.from({ length: 12 }, (_, index): Segment => {
      const start = end;
      end += below(20);
      const isTurned = chance(0.1);
      const isUnknown = chance(0.06);
      return {
        key: `R${route}-${index}`,
        route: `R${route}`,
        from: isUnknown ? null : isTurned ? end : start,
        to: isUnknown && chance(0.5) ? null : isTurned ? start : end,
        technicalClass: pick(classes),
        grade: pick(['county', 'township', 'village', 'village', 'national']),
        town: pick([null, 'U-A1', 'U-A2', 'U-B1']),
      };
    });
  });
  return new Map(segments.flat().map((segment) => [segment.key, segment]));
}

/** Some are upgraded under their code, some are cut anew under others, some are gone, and so are whole routes. */
function nextRegister(register: Register, year: string): Register {
  const next = [...register.values()].flatMap((segment): Segment[] => {
    if (chance(0.5)) return [segment];
    if (chance(0.4)) return [{ ...segment, technicalClass: pick(['3', '4', '4', 'substandard', null]) }];
    if (segment.route === 'R3' || chance(0.2) || segment.from === null || segment.to === null) return [];
    const [from, to] = [Math.min(segment.from, segment.to), Math.max(segment.from, segment.to)];
    const cut = from + below(to - from + 1);
    const piece = (name: string, ends: { from: number; to: number }): Segment => ({
      ...segment,
      ...ends,
      key: `${segment.key}/${year}${name}`,
      technicalClass: pick(['4', '4', '4', '3', '4', 'substandard', null]),
    });
    const pieces = [piece('a', { from, to: cut }), piece('b', { from: cut, to })];
    // A register may list a stretch twice, and not agree with itself.
    if (chance(0.3)) pieces.push(piece('c', { from: Math.max(0, from - 3), to: from + 1 }));
    return chance(0.2) ? pieces.slice(1) : pieces;
  });
  return new Map(next.map((segment) => [segment.key, segment]));
}

const dates = ['2017-06-30', '2017-12-31', '2019-12-31', '2020-09-30'] as const;
const registers: Register[] = [firstRegister()];
for (const date of dates.slice(1)) registers.push(nextRegister(registers.at(-1) ?? new Map(), date.slice(0, 4)));
const loads: number[] = [];

function factOf({ key, route, from, to, technicalClass, grade, town }: Segment, index: number): Fact {
  return fact.segment(key, { town, district: districtOf(town) }, null, {
    route_code: route,
    start_chainage_km: km(from),
    end_chainage_km: km(to),
    length_km: lengthKm({ from, to } as Segment),
    technical_class: technicalClass,
    admin_grade: grade,
    source_row: index + 1,
  });
}

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
  const regions = [
    fact.region(root, 'city', null),
    ...districts.map((code) => fact.region(code, 'district', root)),
    ...towns.map((code) => fact.region(code, 'town', code.slice(0, 3))),
  ];
  await publish(database, { root, dataset: 'region', rows: regions, dataDate: '2017-01-01', definitions });
  for (const [index, register] of registers.entries()) {
    const former = registers[index - 1] ?? new Map();
    const ends = [...former.keys()].filter((key) => !register.has(key));
    const rows = [...register.values()].filter((segment) => former.get(segment.key) !== segment).map(factOf);
    const dataDate = dates[index] ?? '';
    loads.push(await publish(database, { root, dataset: 'road_segment', rows, ends, dataDate, definitions }));
  }
});

/** Every hundred metres of a stretch are asked one by one. */
function isStretchGood({ route, from, to }: Segment, present: Register): boolean {
  if (from === null || to === null || from === to) return false;
  const onRoute = [...present.values()].filter((segment) => segment.route === route);
  const [first, end] = [Math.min(from, to), Math.max(from, to)];
  for (let cell = first; cell < end; cell++) {
    const over = onRoute.filter((segment) => coversCell(segment, cell));
    if (over.length === 0 || !over.every(isUpgraded)) return false;
  }
  return true;
}

function coversCell({ from, to }: Segment, cell: number): boolean {
  return from !== null && to !== null && Math.min(from, to) <= cell && cell < Math.max(from, to);
}

const isUpgraded = ({ technicalClass }: Segment): boolean => ['1', '2', '3', '4'].includes(String(technicalClass));

function judge(base: Register, present: Register): Judged[] {
  return [...base.values()].map((segment) => {
    const counts = segment.grade !== 'national' && segment.technicalClass === 'substandard';
    const standing = present.get(segment.key);
    const succeeds = standing === undefined ? isStretchGood(segment, present) : isUpgraded(standing);
    const { key, town } = segment;
    const state = counts ? stateOf(succeeds) : 'outside';
    return { key, town, district: districtOf(town), state, weight: lengthKm(segment) };
  });
}

describe('等外公路提升率', () => {
  /** Day of the baseline, register that is then the base, register that is asked. */
  it.each([
    ['2017-12-31', 1, 3],
    ['2018-12-31', 1, 3],
    ['2017-12-30', 0, 3],
    ['2019-12-31', 2, 3],
    ['2016-12-31', 0, 3],
    ['2017-12-31', 1, 2],
    ['2020-12-31', 1, 1],
  ])('from the register of %s (no. %d) to no. %d is what every hundred metres say', async (baselineOn, base, now) => {
    const [then, present] = [registers[base], registers[now]];
    if (then === undefined || present === undefined) throw new Error('no such register');
    const judged = judge(then, present);
    if (base !== now) expectEveryState(judged);
    const asked = { root, indicator: 'substandard-upgrade', params: { baselineOn }, districts, towns };
    await expectJudged(database, { ...asked, asOf: `${loads[now]}` }, judged);
  });

  it('finds stretches under new codes, and those that are half good or unknown', () => {
    const [, base, , present] = registers;
    if (base === undefined || present === undefined) throw new Error('no such register');
    const recoded = judge(base, present).filter(({ key, state }) => state !== 'outside' && !present.has(key));
    expect(recoded.filter(({ state }) => state === 'success').length).toBeGreaterThan(2);
    expect(recoded.filter(({ state }) => state === 'gap').length).toBeGreaterThan(2);
  });

  it('marks what no register of today knows any more, and only that', async () => {
    const basis = await basisOf(database, root);
    const ask = { indicator: 'substandard-upgrade', root, state: 'all', limit: 1000, basis } as const;
    const { records } = await database.read((tx) => listRecords(tx, ask));
    const [, base, , present] = registers;
    const marks = records.map(({ key, state, detail }) => {
      const then = base?.get(key);
      if (then === undefined || present === undefined) throw new Error(`${key} is of no register`);
      const isKnown = present.has(key) || [...present.values()].some((segment) => overlaps(segment, then));
      expect([key, detail.noLongerInRegister]).toEqual([key, !isKnown]);
      if (!isKnown) expect(state).toBe('gap');
      return isKnown;
    });
    expect(new Set(marks)).toEqual(new Set([true, false]));
  });
});

function overlaps(segment: Segment, { route, from, to }: Segment): boolean {
  if (segment.route !== route || from === null || to === null) return false;
  const cells = Array.from({ length: Math.abs(to - from) }, (_, index) => Math.min(from, to) + index);
  return cells.some((cell) => coversCell(segment, cell));
}
