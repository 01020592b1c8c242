import { beforeAll, describe, expect, inject, it } from 'vitest';
import { run } from '#etl/command-line/run.ts';
import { copyDatabase } from '../../support/database.ts';
import { openTestDatabase } from '../../support/test-engine.ts';
import { programmeFolder, regions, roads, toGeojson, writeFile } from '../support/small-city.ts';

const name = await copyDatabase(inject('template'));
const root = '110100';

async function etl(...words: string[]) {
  const written = { out: '', err: '' };
  const status = await run(words, {
    streams: {
      out: { write: (text) => (written.out += text) },
      err: { write: (text) => (written.err += text) },
    },
    openDatabase: () => openTestDatabase(name),
  });
  return { status, ...written };
}

/** What somebody with the database in hand may do. */
async function byHand(statement: string): Promise<void> {
  const database = await openTestDatabase(name);
  await database.write(async (tx) => {
    await tx.raw(`SET LOCAL session_replication_role = 'replica'`);
    await tx.raw(statement);
  });
  await database.close();
}

beforeAll(async () => {
  expect(await etl('programme', 'apply', programmeFolder)).toMatchObject({ status: 0 });
  const of = ['--programme', 'small-city', '--data-date', '2020-06-30'];
  for (const [dataset, file] of [
    ['region', writeFile('regions.geojson', toGeojson(regions()))],
    ['road_segment', writeFile('roads.geojson', toGeojson(roads(40)))],
  ] as const) {
    expect(await etl('load', dataset, file, ...of)).toMatchObject({ status: 0 });
  }
});

describe('the verb close', () => {
  it('closes a month by office and post, says on what it rests and how to ask for it, and closes it once', async () => {
    const by = ['--office', '市交通运输局', '--post', '统计岗'];
    const { status, out, err } = await etl('close', '2020-06', ...by);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^2020-06已关账：依据第\d+批，数据截止2020-06-30。查询时用 asOf=2020-06。摘要 [0-9a-f]{64}\n$/);
    const again = await etl('close', '2020-06', ...by, '--lang', 'en');
    expect([again.status, again.out]).toEqual([1, '']);
    expect(again.err).toMatch(/2020-06 was closed on \d{4}-\d{2}-\d{2}.*\[month_already_closed\]/);
  });

  it('with --verify says that the numbers are those that were kept, and what today answers otherwise', async () => {
    expect(await etl('close', '2020-06', '--verify')).toEqual({
      status: 0,
      out: '2020-06：保存的数字与摘要一致\n按现行定义重算，结果相同\n',
      err: '',
    });
    await byHand(`UPDATE programme SET ends_on = ends_on + 366`);
    const { status, out } = await etl('close', '2020-06', '--verify', '--lang', 'en');
    expect(status).toBe(0);
    expect(out).toMatch(/^2020-06: the kept numbers fit their digest\n\d+ are answered otherwise today:\n {2}/);
    expect(out).toContain('\n  counting|small-city\n');
    const told = JSON.parse((await etl('close', '2020-06', '--verify', '--json')).out);
    expect(told).toMatchObject({ intact: true, month: { month: '2020-06', office: '市交通运输局' } });
  });

  it('with --verify fails when the kept numbers were changed by hand, or no month is closed', async () => {
    expect(await etl('close', '2020-05', '--verify')).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringContaining('[month_not_closed]'),
    });
    await byHand(
      `UPDATE closed_answer SET body = '"forged"' WHERE root_region = '${root}' AND subject LIKE 'definition|%'`,
    );
    const { status, out, err } = await etl('close', '2020-06', '--verify');
    expect(status).toBe(1);
    expect(out).not.toContain('一致');
    expect(err).toMatch(/^2020-06：保存的数字与摘要不一致，数据库被改动过，请从备份恢复。.*\[month_tampered\]\n$/);
  });
});
