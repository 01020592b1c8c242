import { beforeAll, describe, expect, it } from 'vitest';
import { closeMonth } from '#etl/months/close-month.ts';
import { resolveAsOf } from '#geodata/as-of.ts';
import type { Database } from '#geodata/database/database.ts';
import { listProgress } from '#geodata/progress/list-progress.ts';
import { startTestServer, type TestServer } from '#test/api/support/test-server.ts';
import { sampleDatabase } from '#test/support/database.ts';
import { readWorkbook } from './support/read-workbook.ts';

const root = '330600';
let database: Database;
let server: TestServer;

beforeAll(async () => {
  database = await sampleDatabase();
  server = await startTestServer(database);
});

async function text(month: string): Promise<string> {
  const response = await server.get(`/api/products/bulletin.txt?month=${month}`);
  const body = await response.text();
  expect(response.status, body).toBe(200);
  return body;
}

describe('the bulletin of a month', () => {
  it('says how far every item, district and indicator is, with where each number is found again', async () => {
    const body = await text('2020-09');
    const basis = await database.read((tx) => resolveAsOf(tx, root, '2020-09-30'));
    const { rows } = await database.read((tx) =>
      listProgress(tx, { programme: 'shaoxing-2018-2020', children: false, basis }),
    );
    const lines = body.split('\n');
    expect(lines[0]).toBe('绍兴市2020年9月农村公路建设管理情况通报');
    expect(body).toContain('演示数据，不得用作公文');
    for (const { title, plan, done, unit, reason } of rows) {
      const line = lines.find((each) => /^\d+．/.test(each) && each.includes(title.zh));
      if (plan !== null) expect(line).toContain(`计划${plan}${unit.zh}`);
      expect(line).toContain(`完成${Number(done.toFixed(2))}${unit.zh}`);
      expect(line).toContain(reason.zh.replaceAll(',', '，'));
    }
    expect(lines.filter((line) => /^第\d名/.test(line))).toHaveLength(6);
    expect(lines.filter((line) => line.endsWith('[3]'))).toHaveLength(20);
    for (const [, nth] of body.matchAll(/\[(\d)\]/g))
      expect(
        lines.some((line) => line.startsWith(`[${nth}] `)),
        nth,
      ).toBe(true);
    const address = /\/api\/progress\?\S+/.exec(body)?.[0] ?? '';
    expect((await server.get(address)).status, address).toBe(200);
  });

  it('gives the reason of every move, in the works that made it', async () => {
    const lines = (await text('2020-09')).split('\n').filter((line) => /^第\d名/.test(line));
    for (const line of lines) {
      expect(line).toMatch(
        /上月\d+\.\d{2}%、第\d名，(名次不变|上升\d位|下降\d位)。平均完成率(没有变化|(提高|下降)\d+\.\d{2}个百分点)/,
      );
    }
    expect(lines.some((line) => line.includes('新完成工程+'))).toBe(true);
  });

  it('is written before its month is closed with a warning, and after it from the kept numbers', async () => {
    expect(await text('2020-09')).toContain('本月尚未关账');
    await closeMonth(database, { root, month: '2020-09', today: '2020-10-08' });
    await server.app.routes.services.watch.refresh();
    const closed = await text('2020-09');
    expect(closed).toContain('2020年9月已关账');
    expect(closed).toContain('asOf=2020-09');
  });

  it('as a workbook says the same numbers', async () => {
    const response = await server.get('/api/products/bulletin.xlsx?month=2020-09');
    const workbook = await readWorkbook(Buffer.from(await response.arrayBuffer()));
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['任务进展', '区县排名', '主要指标', '上报核对']);
    const ranks = (await text('2020-09')).split('\n').filter((line) => /^第\d名/.test(line));
    const sheet = workbook.getWorksheet('区县排名');
    for (const [at, line] of ranks.entries()) {
      const row = sheet?.getRow(5 + at);
      expect(line).toContain(
        `第${row?.getCell(1).value}名　${row?.getCell(2).value}：平均完成率${Number(row?.getCell(3).value).toFixed(2)}%`,
      );
      expect(line).toContain(`${row?.getCell(7).value}`.replaceAll(/,(?=\D)/g, '，').replaceAll(';', '；'));
    }
  });

  it('is refused for a month without data, and for what is no month', async () => {
    const codeOf = async (month: string) => (await server.get(`/api/products/bulletin.txt?month=${month}`)).json();
    expect(await codeOf('2020-07')).toMatchObject({ code: 'bulletin_without_data' });
    expect(await codeOf('2015-07')).toMatchObject({ code: 'bulletin_without_data' });
    expect(await codeOf('2020-13')).toMatchObject({ code: 'invalid_request' });
  });
});
