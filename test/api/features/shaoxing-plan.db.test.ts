import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyProgramme } from '#etl/programme/apply-programme.ts';
import type { Database } from '#geodata/database/database.ts';
import { readProgramme } from '#geodata/programmes/read-programme.ts';
import { listProgress } from '#geodata/progress/list-progress.ts';
import { listValues } from '#geodata/values/list-values.ts';
import { basisOf } from '#test/geodata/indicators/fact-builder.ts';
import { testDatabase } from '#test/support/database.ts';

const folder = resolve('geodata/programmes/shaoxing-2018-2020');
const root = '330600';
let database: Database;
beforeAll(async () => {
  database = await testDatabase();
  await applyProgramme(database, folder);
});

describe('the programme of Shaoxing, applied', () => {
  it('shows the plan of the seed in every cell of every year, city and districts', async () => {
    const { districts, items } = await readProgramme(folder);
    const seed: string[][] = parse(readFileSync(resolve('../shared/data/seeds/shaoxing_plan_2018_2020.csv'), 'utf8'));
    const codes = new Map([['全市', root], ...districts.map(({ name, code }) => [name, code] as const)]);
    const basis = await basisOf(database, root);
    let compared = 0;
    for (const year of [2018, 2019, 2020]) {
      const { rows } = await database.read((tx) =>
        listProgress(tx, { programme: 'shaoxing-2018-2020', year, children: true, basis }),
      );
      const shown = new Map(rows.map(({ region, item, plan }) => [`${region} ${item}`, plan]));
      expect(shown.size).toBe(7 * 14);
      for (const [name = '', printed, ...cells] of seed.filter(([, printed]) => printed === String(year))) {
        for (const [at, cell] of cells.entries()) {
          const quantity = shown.get(`${codes.get(name)} ${items[at]?.item}`);
          expect(quantity, `${name} ${printed} ${items[at]?.item}`).toBe(cell === '' ? null : Number(cell));
          compared += 1;
        }
      }
    }
    expect(compared).toBe(3 * 7 * 14);
  });

  it('is no data before any register is loaded, and knows its targets', async () => {
    const basis = await basisOf(database, root);
    const [value] = await database.read((tx) => listValues(tx, { indicator: 'maintenance-rate', root, basis }));
    expect(value).toMatchObject({
      value: null,
      status: 'no_data',
      target: { code: 'T6-city', operator: '>=', value: 100 },
    });
  });

  it('changes nothing when it is applied again', async () => {
    const again = await applyProgramme(database, folder);
    for (const { added, changed, removed } of again.loads) expect([added, changed, removed]).toEqual([0, 0, 0]);
  });
});
