import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '#etl/command-line/run.ts';
import type { Database } from '#geodata/database/database.ts';
import { testDatabase } from '#test/support/database.ts';
import { behind, cityBehind, east, programme, root, west } from '../support/city-behind.ts';

let database: Database;

async function orders(...words: string[]): Promise<{ status: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const status = await run(['orders', ...words], {
    streams: {
      out: { write: (text) => (written.out += text) },
      err: { write: (text) => (written.err += text) },
    },
    openDatabase: async () => ({ ...database, close: async () => {} }),
  });
  return { status, ...written };
}
const by = ['--office', '市交通运输局', '--post', '科长'];
const on = (day: string): string[] => ['--on', day, ...by];

beforeAll(async () => {
  database = await testDatabase();
  await cityBehind(database);
});

describe('orders of the command line', () => {
  it('are issued by rule after a look at what would be, and then no more', async () => {
    expect(await orders()).toMatchObject({ status: 0, out: '没有督办单\n' });
    const words = ['issue', '--by-rule', '--due', '2020-10-31', ...on('2020-10-08')];
    const dry = await orders(...words, '--dry-run');
    expect(dry.out.split('\n').slice(0, -2)).toHaveLength(behind.length);
    expect(dry.out).toMatch(/^- {2}越城区 {2}项a \(a\) {2}2020 {2}完成45公里/m);
    expect(dry.out).toContain(`将发出 ${behind.length} 份督办单，期限 2020-10-31`);
    expect((await orders()).out).toBe('没有督办单\n');
    const done = await orders(...words, '--programme', programme, '--year', '2020', '--json');
    const report = JSON.parse(done.out);
    expect(report).toMatchObject({ programme, year: 2020, dryRun: false, dueOn: '2020-10-31', standing: [] });
    const issued = report.issued.map(
      ({ row }: { row: { region: string; item: string } }) => `${row.region} ${row.item}`,
    );
    expect(issued.sort()).toEqual([...behind].sort());
    expect((await orders(...words)).out).toBe(`已发出 0 份督办单；已有未办结督办单的 ${behind.length} 项不再发出\n`);
    expect((await orders(...words, '--lang', 'en')).out).toBe(
      `issued 0 orders; ${behind.length} that are behind have one already\n`,
    );
  });

  it('are issued by hand, answered, closed, reopened and withdrawn', async () => {
    const issued = JSON.parse(
      (await orders('issue', '--region', east, '--item', 'b', '--due', '2020-10-31', ...on('2020-10-08'), '--json'))
        .out,
    );
    const number = String(issued.order.order);
    expect(issued).toMatchObject({
      event: Number(number),
      order: { state: 'overdue', evidence: { status: 'at_risk' } },
    });
    const day = on('2020-10-20');
    expect((await orders('answer', number, ...day, '--text', '已增加人手')).out).toMatch(
      /已逾期 .*由市交通运输局\(科长\)答复，但未办结。\n$/,
    );
    expect((await orders('close', number, ...day)).out).toContain('已办结');
    expect((await orders('reopen', number, ...day, '--text', '未到位', '--due', '2020-11-30')).out).toContain(
      '期限 2020-11-30',
    );
    expect((await orders('withdraw', number, ...day, '--text', '并入另一单')).out).toMatch(
      /已撤销 .*理由：并入另一单。\n$/,
    );
    expect(await orders('close', number, ...day)).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringContaining('[order_move_refused]'),
    });
  });

  it('are listed by place, year, state and day', async () => {
    const list = async (...words: string[]): Promise<{ item: string; state: string }[]> =>
      JSON.parse((await orders('list', ...words, '--json')).out).orders.flatMap(({ rows }: { rows: [] }) => rows);
    expect(await list()).toHaveLength(behind.length + 1);
    expect(await list('--region', west)).toMatchObject([{ item: 'a' }, { item: 'c' }]);
    expect(await list('--region', root, '--programme', programme, '--year', '2020')).toHaveLength(behind.length + 1);
    expect(await list('--state', 'withdrawn')).toMatchObject([{ item: 'b' }]);
    expect(await list('--as-of', '2020-10-31', '--state', 'open')).toHaveLength(behind.length);
    expect(await list('--as-of', '2020-11-01', '--state', 'overdue')).toHaveLength(behind.length);
    expect(await list('--as-of', '2020-10-07')).toEqual([]);
    expect(await list('--year', '2019')).toEqual([]);
    expect((await orders('list', '--state', 'withdrawn', '--lang', 'en')).out).toMatch(
      /^6 {2}Yuecheng {2}item b \(b\) {2}2020 {2}withdrawn {2}It was/,
    );
  });

  it.each([
    ['met', ['issue', '--region', east, '--item', 'c', '--due', '2020-10-31', ...on('2020-10-08')], 'order_not_behind'],
    ['without a due date', ['issue', '--by-rule', ...on('2020-10-08')], 'order_due_missing'],
    ['due before today', ['issue', '--by-rule', '--due', '2020-10-31', ...by], 'order_due_too_early'],
    ['of no programme', ['list', '--programme', 'nix'], 'unknown_programme'],
    ['of another programme', ['issue', '--by-rule', '--programme', 'nix', ...by], 'unknown_programme'],
    ['that is not there', ['close', '99', ...by], 'unknown_order'],
  ])('are refused when %s', async (_what, words, code) => {
    const { status, out, err } = await orders(...words);
    expect([status, out, err.includes(`[${code}]`)]).toEqual([1, '', true]);
  });

  it('ask which programme is meant when there are several', async () => {
    await database.write(async (tx) => {
      const row = await tx('programme').first();
      await tx('programme').insert({ ...row, id: 'q', indicators: '[]', settings: '{}' });
      const [item] = await tx('plan_item').limit(1);
      await tx('plan_item').insert({ ...item, id: undefined, programme_id: 'q', record_key: 'q' });
    });
    const words = ['issue', '--by-rule', '--due', '2020-10-31', ...on('2020-10-20')];
    expect(await orders(...words)).toMatchObject({
      status: 1,
      err: expect.stringMatching(/p、q.*\[programme_unclear\]/),
    });
    expect(await orders(...words, '--programme', 'p')).toMatchObject({ status: 0 });
  });
});
