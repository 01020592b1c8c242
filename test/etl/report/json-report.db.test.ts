import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { run } from '#etl/command-line/run.ts';
import { copyDatabase } from '../../support/database.ts';
import { openTestDatabase } from '../../support/test-engine.ts';
import { buildCity, roads, standingContent, toCsv, writeFile } from '../support/small-city.ts';

const name = await copyDatabase(inject('template'));
const folder = mkdtempSync(join(tmpdir(), 'tongcun-test-json-'));
const waiting = join(folder, 'waiting');
const phone = '13812345678';

/** `opened` is called when the database is open. */
async function etl(words: readonly string[], opened = () => {}): Promise<{ status: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const status = await run([...words, '--programme', 'small-city'], {
    streams: { out: { write: (text) => (written.out += text) }, err: { write: (text) => (written.err += text) } },
    openDatabase: async () => {
      const database = await openTestDatabase(name);
      opened();
      return database;
    },
  });
  return { status, ...written };
}

/** Roads with the faults of `wrong` by index, as a department's CSV with a column of phones. */
function register(file: string, wrong: Readonly<Record<number, Record<string, string | number>>>): string {
  const rows = roads(40).map(({ row, geometry }, index) => ({
    row: { ...row, 联系电话: phone, ...wrong[index] },
    geometry,
  }));
  return writeFile(file, toCsv(rows, { wkt: true }));
}

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const errors = ({ problems }: { problems: { severity: string }[] }) =>
  problems.filter(({ severity }) => severity === 'error');

beforeAll(async () => {
  mkdirSync(waiting);
  const database = await openTestDatabase(name);
  await buildCity(database);
  await database.close();
});

afterEach(() => vi.unstubAllEnvs());

describe('the report as JSON', () => {
  it('holds every fault of a checked file with row, field, value, what is wrong and how to mend it', async () => {
    const path = join(folder, 'checked.json');
    const file = register('checked.csv', { 3: { technical_class: '高速' }, 7: { width_m: '5米5' } });
    const { status, out, err } = await etl(['check', 'road_segment', file, '--report', path, '--json']);
    expect([status, err]).toEqual([0, expect.anything()]);
    const report = read(path);
    const { columns, ...counts } = JSON.parse(out);
    expect(report).toMatchObject({
      file: 'checked.csv',
      dataset: 'road_segment',
      refused: null,
      report: counts,
      columns,
    });
    expect(report.problems).toContainEqual({
      row: 4,
      field: 'technical_class',
      columns: ['technical_class'],
      value: '高速',
      code: 'unknown_code',
      severity: 'warning',
      message: {
        zh: expect.stringContaining('不在代码表中。请改用代码表中的值'),
        en: expect.stringContaining('not in the code list; use a value of the list'),
      },
    });
    expect(report.problems).toContainEqual(expect.objectContaining({ row: 8, field: 'width_m', value: '5米5' }));
    // Columns that are not read are told of the whole file, and their values never.
    expect(report.problems).toContainEqual(expect.objectContaining({ row: 0, field: null, value: '联系电话' }));
    expect(readFileSync(path, 'utf8')).not.toContain(phone);
    const told = new Map<string, number>();
    for (const { code } of report.problems) told.set(code, (told.get(code) ?? 0) + 1);
    expect(Object.fromEntries(told)).toEqual(
      Object.fromEntries(counts.problems.map((group: { code: string; count: number }) => [group.code, group.count])),
    );
  });

  it('is written of a load that is refused for its rows, nothing is published and nothing left behind', async () => {
    const before = await content();
    const path = join(folder, 'refused.json');
    const same = { segment_code: 'same' };
    const file = register('refused.csv', { 0: same, 1: same, 2: same, 3: same });
    const { status, out } = await etl(['load', 'road_segment', file, '--report', path], () => {
      // Only now: the embedded database itself stands in the usual folder.
      vi.stubEnv('TMPDIR', waiting);
    });
    expect(process.env.TMPDIR).toBe(waiting);
    vi.unstubAllEnvs();
    expect([status, out]).toEqual([1, '']);
    const report = read(path);
    expect(report).toMatchObject({ report: null, refused: { code: 'too_many_errors' } });
    expect(report.refused.message).toContain('3/40');
    expect(report.columns.length).toBeGreaterThan(10);
    expect(errors(report)).toMatchObject(
      [2, 3, 4].map((row) => ({ row, code: 'duplicate_key', field: null, value: 'same (#1)' })),
    );
    expect(await content()).toEqual(before);
    expect(readdirSync(waiting)).toEqual([]);
  });

  it('says why when no row was read, and of an unmarked load that all went well', async () => {
    const path = join(folder, 'missing.json');
    const missing = writeFile('missing.csv', '路线编马,技术等级\nY1,四级\n');
    expect(await etl(['load', 'road_segment', missing, '--report', path])).toMatchObject({ status: 1 });
    expect(read(path)).toMatchObject({
      refused: { code: 'columns_missing', message: expect.stringContaining('路线编码') },
      report: null,
      columns: [{ column: '路线编马' }, { column: '技术等级' }],
      problems: [],
    });
    const good = join(folder, 'good.JSON');
    expect(await etl(['load', 'road_segment', register('good.csv', {}), '--report', good])).toMatchObject({
      status: 0,
    });
    const report = read(good);
    expect(report).toMatchObject({ refused: null, report: { accepted: 40, rejected: 0, added: 40 } });
    expect(report.report.load).toBeGreaterThan(0);
    expect(errors(report)).toEqual([]);
  });

  it('is one of two kinds, and is told beforehand when it cannot be written', async () => {
    const file = register('kinds.csv', {});
    expect(await etl(['load', 'road_segment', file, '--report', 'a.txt'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('F.xlsx|F.json'),
    });
    expect(await etl(['load', 'road_segment', file, '--report', '/nowhere/a.json'])).toMatchObject({
      status: 1,
      err: expect.stringContaining('[file_not_writable]'),
    });
  });
});

async function content(): Promise<unknown> {
  const database = await openTestDatabase(name);
  const standing = await standingContent(database);
  await database.close();
  return standing;
}
