import { beforeAll, describe, expect, it } from 'vitest';
import { listCoverage } from '#api/features/coverage/list-coverage.ts';
import { renderTable } from '#api/products/table/render-table.ts';
import type { TableQuery } from '#api/products/table/table-query.ts';
import { followOrder } from '#etl/orders/follow-order.ts';
import { issueByRule } from '#etl/orders/issue-by-rule.ts';
import { type Basis, resolveAsOf } from '#geodata/as-of.ts';
import { listAwards } from '#geodata/awards/list-awards.ts';
import { readTasks } from '#geodata/awards/read-tasks.ts';
import type { Database } from '#geodata/database/database.ts';
import { listOrders } from '#geodata/orders/list-orders.ts';
import { listProgress } from '#geodata/progress/list-progress.ts';
import { sampleDatabase } from '#test/support/database.ts';
import { readWorkbook } from '../support/read-workbook.ts';

const root = '330600';
const programme = 'shaoxing-2018-2020';
let database: Database;
let basis: Basis;
beforeAll(async () => {
  database = await sampleDatabase();
  basis = await database.read((tx) => resolveAsOf(tx, root));
});

const asked: TableQuery = {
  table: 'plan',
  rule: 'bus_stop',
  threshold: 500,
  reference: 'either',
  sort: 'distance',
  lang: 'zh',
};
const render = (query: Partial<TableQuery>, at = basis) =>
  database.read((tx) => renderTable(tx, { ...asked, ...query }, { basis: at, day: '2020-10-20' }));

describe('the plan workbook of the sample', () => {
  it.each([2018, 2019, 2020])('has the cells of the progress query for %i, to the last digit', async (year) => {
    const sheet = (await readWorkbook(await render({}))).getWorksheet(`${year}年`);
    const { rows } = await database.read((tx) => listProgress(tx, { programme, year, children: true, basis }));
    const regions = [...new Set(rows.map(({ region }) => region))];
    expect([regions.length, rows.length]).toEqual([7, 7 * 14]);
    for (const [index, row] of rows.entries()) {
      const top = 6 + 3 * regions.indexOf(row.region);
      const column = 3 + (index % 14);
      const cells = [0, 1, 2].map((offset) => sheet?.getCell(top + offset, column).value);
      expect(cells).toEqual([row.plan ?? '—', row.done, row.percent ?? '—']);
    }
  });

  it('sums up the plan as the printed table does', async () => {
    const sheet = (await readWorkbook(await render({}))).getWorksheet('合计');
    const sums = Array.from({ length: 14 }, (_, index) => sheet?.getCell(6, 3 + index).result);
    expect(sums).toEqual([322, 1050, 16, 194, 100, 1365, 462, 56, 85, 1611, 49, 1180, 1450, 1257]);
  });

  it('lists every row of three years', async () => {
    const sheet = (await readWorkbook(await render({}))).getWorksheet('明细');
    expect(sheet?.rowCount).toBe(4 + 3 * 7 * 14);
  });
});

describe('the money of the plan workbook', () => {
  it('is that of the awards, row by row, and closes with 10,000 万元', async () => {
    const sheet = (await readWorkbook(await render({}))).getWorksheet('奖补');
    const { rows } = await database.read((tx) => listAwards(tx, { programme, basis, until: null, readTasks }));
    expect(rows).toHaveLength(18);
    for (const [index, row] of rows.entries()) {
      const cells = Array.from({ length: 12 }, (_, at) => sheet?.getCell(5 + index, 1 + at).value);
      const yuan = [
        row.scheduledYuan,
        ...row.parts.map(({ amountYuan }) => amountYuan),
        ...[row.paidYuan, row.dueYuan, row.remainingYuan],
      ];
      expect(cells.slice(0, 9)).toEqual([
        row.name,
        row.year,
        ...yuan.map((amount) => amount / 10_000),
        row.state.title.zh,
      ]);
      expect(cells[11]).toBe(row.next?.title.zh);
    }
    const sums = [23, 24, 25, 26].map((at) =>
      [1, 3, 4].map((column) => sheet?.getCell(at, column).result ?? sheet?.getCell(at, column).value),
    );
    expect(sums).toEqual([
      ['2018年小计', 2820, 1410],
      ['2019年小计', 3320, 1660],
      ['2020年小计', 3860, 1930],
      ['合计', 10_000, 5000],
    ]);
  });

  it('is left out where there is none', async () => {
    const workbook = await readWorkbook(await render({ region: '330602001' }));
    expect(workbook.getWorksheet('奖补')).toBeUndefined();
    expect(workbook.getWorksheet('明细')).toBeDefined();
  });
});

describe('the supervision orders of the plan workbook', () => {
  const day = '2020-10-20';
  const issue = {
    root,
    programme,
    office: '市交通运输局',
    post: '科长',
    happenedOn: '2020-10-08',
    dueOn: '2020-10-15',
  };

  it('are those of the list, row by row, with the day that judges them', async () => {
    expect((await readWorkbook(await render({}))).getWorksheet('督办单')).toBeUndefined();
    const { issued } = await issueByRule(database, { ...issue, dryRun: false });
    expect(issued.length).toBeGreaterThan(5);
    const order = issued[0]?.order ?? 0;
    const answer = { ...issue, dueOn: undefined, text: '=1+1 已增加人手' };
    await followOrder(database, { ...answer, kind: 'answer', order });
    const { rows } = await database.read((tx) => listOrders(tx, { programme, basis, until: null, judgedOn: day }));
    const sheet = (await readWorkbook(await render({}))).getWorksheet('督办单');
    expect(sheet?.getCell('A2').value).toMatch(/判定日期：2020-10-20$/);
    for (const [index, row] of rows.entries()) {
      const cells = Array.from({ length: 17 }, (_, at) => sheet?.getCell(5 + index, 1 + at).value);
      expect(cells).toEqual([
        ...[row.order, row.name, row.title.zh, row.unit.zh, row.year, '已逾期', '2020-10-08', '按规则'],
        ...['市交通运输局 科长', '2020-10-15', row.evidence?.plan, row.evidence?.done, '滞后'],
        ...(row.order === order ? ['2020-10-08', '=1+1 已增加人手', '—'] : ['—', '—', '—']),
        row.reason.zh,
      ]);
    }
    expect(sheet?.getCell(5 + rows.length, 1).value).toBeNull();
  });

  it('are those of the day asked for, of the region, and in English', async () => {
    expect((await readWorkbook(await render({ asOf: '2020-10-07' }))).getWorksheet('督办单')).toBeUndefined();
    const { rows } = await database.read((tx) => listOrders(tx, { programme, basis, until: null, judgedOn: day }));
    const [first] = rows;
    const query = { asOf: '2020-10-15', region: first?.region, lang: 'en' } as const;
    const sheet = (await readWorkbook(await render(query))).getWorksheet('Orders');
    const own = rows.filter(({ region }) => region === first?.region);
    expect(own.length).toBeLessThan(rows.length);
    expect(own.map((_, at) => sheet?.getCell(5 + at, 1).value)).toEqual(own.map(({ order }) => order));
    expect(sheet?.getCell('F5').value).toBe('answered');
  });
});

describe('the gap workbook of the sample', () => {
  it.each([500, 800])('lists the villages of the coverage query at %i m', async (threshold) => {
    const workbook = await readWorkbook(await render({ table: 'gaps', threshold }));
    const coverage = await database.read((tx) =>
      listCoverage(tx, { rule: 'bus_stop', thresholdM: threshold, root, basis }),
    );
    const list = workbook.getWorksheet('未覆盖村清单');
    const written = coverage.gaps.map((_, index) => [5, 6].map((column) => list?.getCell(6 + index, column).value));
    expect(written).toEqual(coverage.gaps.map(({ key, detail }) => [key, detail.distanceM]));
    expect(list?.rowCount).toBe(5 + coverage.gaps.length);
    const summary = workbook.getWorksheet('汇总');
    for (const [index, row] of coverage.rows.entries()) {
      const cells = [1, 5, 6, 8].map((column) => summary?.getCell(6 + index, column).value);
      expect(cells).toEqual([row.region, row.villages, row.covered, row.percent ?? '—']);
    }
    expect(coverage.rows[0]?.villages).toBe((coverage.rows[0]?.covered ?? 0) + coverage.gaps.length);
  });

  it('knows the people of the villages', async () => {
    const list = (await readWorkbook(await render({ table: 'gaps', region: '330624' }))).getWorksheet('未覆盖村清单');
    expect(list?.getCell(6, 2).value).toBe('新昌县');
    expect(list?.getCell(6, 9).value).toEqual(expect.any(Number));
  });

  it('is measured from the point that is asked for, in the order that is asked for, and says so', async () => {
    const asked = { table: 'gaps', reference: 'village_hall', sort: 'population', region: '330624' } as const;
    const list = (await readWorkbook(await render(asked))).getWorksheet('未覆盖村清单');
    const coverage = await database.read((tx) =>
      listCoverage(tx, {
        rule: 'bus_stop',
        thresholdM: 500,
        referencePoint: 'village_hall',
        region: '330624',
        root,
        basis,
      }),
    );
    expect(list?.rowCount).toBe(5 + coverage.gaps.length);
    expect(String(list?.getCell(4, 1).value)).toContain('文化礼堂距最近');
    const people = coverage.gaps.map((_, index) => Number(list?.getCell(6 + index, 9).value));
    expect(people).toEqual(people.toSorted((one, other) => other - one));
  });
});

describe('a workbook that cannot be written', () => {
  it('says why', async () => {
    const empty = { load: 0, asOf: null, sample: false, root };
    await expect(render({}, empty)).rejects.toMatchObject({ code: 'no_data', status: 404 });
    await expect(render({ table: 'gaps', rule: 'nonsense' })).rejects.toMatchObject({ code: 'unknown_rule' });
    await expect(render({ programme: 'nonsense' })).rejects.toMatchObject({ code: 'unknown_programme' });
  });
});
