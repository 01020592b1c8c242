import { beforeAll, describe, expect, it } from 'vitest';
import { type Basis, resolveAsOf } from '#geodata/as-of.ts';
import { explainProgress } from '#geodata/changes/explain-progress.ts';
import { explainValue } from '#geodata/changes/explain-value.ts';
import type { Database } from '#geodata/database/database.ts';
import { findProgramme } from '#geodata/programmes/find-programme.ts';
import { listProgress } from '#geodata/progress/list-progress.ts';
import { sampleDatabase } from '#test/support/database.ts';

const root = '330600';
let database: Database;
let indicators: readonly string[];
const bases = new Map<string, Basis>();
const baseOf = (asOf: string): Basis => {
  const basis = bases.get(asOf);
  if (basis === undefined) throw new Error(asOf);
  return basis;
};

beforeAll(async () => {
  database = await sampleDatabase();
  await database.read(async (tx) => {
    const programme = await findProgramme(tx, root, { id: 'shaoxing-2018-2020' });
    indicators = programme?.indicators.map(({ id }) => id) ?? [];
    for (const date of ['2019-12-31', '2020-08-31', '2020-09-30']) bases.set(date, await resolveAsOf(tx, root, date));
  });
});

describe.each([
  ['2019-12-31', '2020-09-30'],
  ['2020-08-31', '2020-09-30'],
])('from %s to %s', (from, to) => {
  it('the records account for the whole change of every indicator, of the city and of a district', async () => {
    expect(indicators).toHaveLength(20);
    let moved = 0;
    for (const indicator of indicators) {
      for (const region of [root, '330683']) {
        const ask = { indicator, root, region, from: baseOf(from), to: baseOf(to) };
        const { parts, records, ...ends } = await database.read((tx) => explainValue(tx, ask));
        const [definition] = parts;
        expect(definition, `${indicator} of ${region}`).toMatchObject({ success: 0, population: 0 });
        const sum = parts.reduce((total, { points }) => total + (points ?? 0), 0);
        if (ends.from.value !== null && ends.to.value !== null) {
          expect(sum).toBeCloseTo(ends.to.value - ends.from.value, 2);
        }
        moved += records.length;
      }
    }
    expect(moved).toBeGreaterThan(50);
  });

  it('the works account for the whole change of every item', async () => {
    const asked = { programme: 'shaoxing-2018-2020', year: 2020 };
    const { rows } = await database.read((tx) => listProgress(tx, { ...asked, children: false, basis: baseOf(to) }));
    let moved = 0;
    for (const { item } of rows) {
      const ask = { ...asked, item, region: root, from: baseOf(from), to: baseOf(to) };
      const { parts, works } = await database.read((tx) => explainProgress(tx, ask));
      expect(parts[0], item).toEqual({ cause: 'definition', quantity: 0, works: 0 });
      moved += works.length;
    }
    expect(moved).toBeGreaterThan(20);
  });
});
