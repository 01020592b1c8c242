import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { getAwards } from '#api/contract/awards.ts';
import { run } from '#etl/command-line/run.ts';
import { applyProgramme } from '#etl/programme/apply-programme.ts';
import type { Database } from '#geodata/database/database.ts';
import { readProgramme } from '#geodata/programmes/read-programme.ts';
import { fact, publish } from '#test/geodata/indicators/fact-builder.ts';
import { testDatabase } from '#test/support/database.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const folder = resolve('geodata/programmes/shaoxing-2018-2020');
const root = '330600';
const [yuecheng, zhuji] = ['330602', '330681'];
type Answer = z.infer<(typeof getAwards)['response']>;
let database: Database;
let server: TestServer;

beforeAll(async () => {
  database = await testDatabase();
  const programme = await readProgramme(folder);
  const districts = programme.districts.map(({ code, name }) => fact.region(code, 'district', root, { name }));
  const rows = [fact.region(root, 'city', null, { name: '绍兴市' }), ...districts];
  await publish(database, { root, dataset: 'region', dataDate: '2018-01-01', rows });
  await applyProgramme(database, folder);
  // Everything that 诸暨 planned for 2018 is done, and nothing of 越城.
  const planned = programme.plan.filter(
    ({ districtCode, year, quantity }) => districtCode === zhuji && year === 2018 && quantity !== null,
  );
  const works = planned.map(({ item, quantity }) =>
    fact.work(item, item, zhuji, quantity ?? 0, { programme_id: programme.id, finished_on: '2018-11-30' }),
  );
  await publish(database, { root, dataset: 'work', dataDate: '2019-01-31', rows: works });
  server = await startTestServer(database);
});

const get = async (query = ''): Promise<Answer> => (await server.json(`/api/awards${query}`)) as Answer;
const rowOf = async (region: string, year: number, more = '') =>
  (await get(`?region=${region}&year=${year}${more}`)).rows[0];

async function post(body: object, headers: Record<string, string> = {}): Promise<{ status: number; answer: Outcome }> {
  const response = await fetch(`${server.origin}/api/awards/moves`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: (await response.json()) as Outcome };
}
type Outcome = { code?: string; detail?: string; event?: number; row?: Answer['rows'][number] };

const offices: Readonly<Record<string, string>> = {
  prepaid: '市财政局',
  checked: '市交通运输局',
  submitted: '市交通运输局',
  settled: '绍兴市财政局',
};
const move = (region: string, step: string, more: object = {}) => {
  const district = region === zhuji ? '诸暨市' : '越城区';
  return { region, year: 2018, step, office: offices[step] ?? `${district}交通运输局`, post: '科长', ...more };
};

describe('awards', () => {
  it('show the schedule with its clauses, and what is due, before anything is paid', async () => {
    const answer = await get();
    expect(answer.rows).toHaveLength(18);
    expect(answer.total).toMatchObject({ scheduledYuan: 100_000_000, paidYuan: 0, remainingYuan: 100_000_000 });
    expect(answer.years.map(({ scheduledYuan }) => scheduledYuan)).toEqual([28_200_000, 33_200_000, 38_600_000]);
    // As of January 2019 the first half of two years could be paid.
    expect(answer.years.map(({ dueYuan }) => dueYuan)).toEqual([14_100_000, 16_600_000, 0]);
    expect(answer.regions[0]).toMatchObject({ region: yuecheng, name: '越城区', scheduledYuan: 60_000_000 });
    expect(answer.rows[0]).toMatchObject({
      state: { step: null },
      next: { step: 'prepaid', offices: ['市财政局', '绍兴市财政局'], offered: true },
    });
    expect(answer.rows[0]?.awards.map(({ clause }) => clause)).toEqual([
      expect.stringContaining('600 万元'),
      expect.stringContaining('5400 万元'),
    ]);
    expect(answer.method.zh).toContain('未规定追缴');
    expect((await rowOf(yuecheng, 2020))?.next).toMatchObject({ offered: false, reason: { zh: '2020年尚未开始。' } });
  });

  it('go through the five steps; the platform offers "done" when the plan is done', async () => {
    const etag = (await server.get('/api/awards')).headers.get('etag');
    for (const [step, happenedOn] of [
      ['prepaid', '2018-09-10'],
      ['task_done', '2018-12-20'],
      ['checked', '2018-12-25'],
    ]) {
      if (step === 'task_done') expect((await rowOf(zhuji, 2018))?.next).toMatchObject({ step, offered: true });
      const { status, answer } = await post(move(zhuji, step ?? '', { happenedOn }));
      expect([status, answer.row?.state.step]).toEqual([200, step]);
    }
    const row = await rowOf(zhuji, 2018);
    expect(row?.task).toMatchObject({ isDone: true, open: [], wasDeclaredAgainst: false, isDeclaredAgainst: false });
    expect(row).toMatchObject({ paidYuan: 1_000_000, dueYuan: 0, remainingYuan: 1_000_000 });
    expect((await post(move(zhuji, 'submitted'))).answer.row).toMatchObject({ dueYuan: 1_000_000 });
    const settled = (await post(move(zhuji, 'settled'))).answer.row;
    expect(settled).toMatchObject({ paidYuan: 2_000_000, dueYuan: 0, remainingYuan: 0, next: null });
    expect(settled?.parts.map(({ state, paidOn }) => [state, paidOn !== null])).toEqual([
      ['paid', true],
      ['paid', true],
    ]);
    expect(settled?.events[0]).toMatchObject({ office: '市财政局', post: '科长', paidYuan: 1_000_000 });
    expect((await server.get('/api/awards')).headers.get('etag')).not.toBe(etag);
  });

  it('stand as of a day as they stood that day', async () => {
    const early = await rowOf(zhuji, 2018, '&asOf=2018-12-21');
    expect(early).toMatchObject({ state: { step: 'task_done' }, paidYuan: 1_000_000 });
    expect(early?.events).toHaveLength(2);
    expect((await rowOf(zhuji, 2018, '&asOf=2018-09-09'))?.state.step).toBe(null);
    expect((await rowOf(zhuji, 2018))?.state.step).toBe('settled');
  });

  it('show a task that is declared done against the figures', async () => {
    await post(move(yuecheng, 'prepaid', { happenedOn: '2018-09-10' }));
    const before = await rowOf(yuecheng, 2018);
    expect(before?.next).toMatchObject({ step: 'task_done', offered: false });
    expect(before?.next?.reason.zh).toMatch(/已完成 0 项，未完成：等外路提升/);
    const { status, answer } = await post(move(yuecheng, 'task_done', { happenedOn: '2018-12-31' }));
    expect(status).toBe(200);
    expect(answer.row?.task).toMatchObject({ isDone: false, wasDeclaredAgainst: true, isDeclaredAgainst: true });
    expect(answer.row?.events.at(-1)?.evidence).toMatchObject({ done: 0, planned: before?.task?.planned });
  });

  it('take a wrong step back by a further event, and keep both', async () => {
    const wrong = move(yuecheng, 'task_done', { kind: 'withdraw' });
    expect(await post(wrong)).toMatchObject({ status: 422, answer: { code: 'award_reason_missing' } });
    const { answer } = await post({ ...wrong, reason: '任务未完成，误报' });
    expect(answer.row?.state.step).toBe('prepaid');
    expect(answer.row?.events.map(({ kind }) => kind)).toEqual(['move', 'move', 'withdraw']);
    expect(answer.row?.events[2]).toMatchObject({
      withdraws: answer.row?.events[1]?.event,
      reason: '任务未完成，误报',
    });
    for (const change of [`UPDATE award_event SET post = 'x'`, 'DELETE FROM award_event']) {
      await expect(database.write((tx) => tx.raw(change))).rejects.toThrow('never changed nor deleted');
    }
  });

  it.each([
    ['a step out of order', move(yuecheng, 'settled'), 409, 'award_step_out_of_order'],
    ['another office', move(yuecheng, 'task_done', { office: '市财政局' }), 422, 'award_office_wrong'],
    ['a name for a post', move(yuecheng, 'task_done', { post: '张三' }), 422, 'award_post_unclear'],
    ['a phone number', move(yuecheng, 'task_done', { reason: '电话13812345678' }), 422, 'award_personal_data'],
    ['a year without money', { ...move(yuecheng, 'task_done'), year: 2021 }, 404, 'award_no_money'],
    ['an unknown region', move('999999', 'prepaid'), 404, 'unknown_region'],
    ['an unknown programme', move(yuecheng, 'prepaid', { programme: 'nix' }), 404, 'unknown_programme'],
    ['an unknown field', move(yuecheng, 'prepaid', { person: '张三' }), 400, 'invalid_request'],
    ['a city as the receiver', move(root, 'prepaid'), 404, 'award_no_money'],
  ])('refuse %s and change nothing', async (_what, body, status, code) => {
    const before = await get();
    expect(await post(body)).toMatchObject({ status, answer: { code } });
    expect(await get()).toEqual(before);
  });

  it('are moved once when two offices do so at the same moment', async () => {
    const body = move(yuecheng, 'task_done', { happenedOn: '2019-01-31' });
    await post({ ...move(yuecheng, 'prepaid'), year: 2019 });
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, () => post({ ...body, year: 2018, happenedOn: undefined })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  });

  it('are listed by the command line as by the API', async () => {
    let out = '';
    const streams = { out: { write: (text: string) => (out += text) }, err: process.stderr };
    const openDatabase = async () => ({ ...database, close: async () => {} });
    expect(await run(['awards', '--json'], { streams, openDatabase })).toBe(0);
    const [listed] = JSON.parse(out).awards;
    const { rows, total } = await get();
    expect(listed.total).toEqual(total);
    expect(listed.rows.map(({ state }: Answer['rows'][number]) => state)).toEqual(rows.map(({ state }) => state));
    out = '';
    expect(await run(['awards', '--year', '2018'], { streams, openDatabase })).toBe(0);
    expect(out.split('\n')[3]).toMatch(/2018 {2}诸暨市 {2}2,000,000 \/ 2,000,000 \/ 0 元.*拨付剩余50%$/);
  });

  it('are guarded as loads are, and take JSON only', async () => {
    const token = 'a-token-of-sixteen-letters-or-more';
    const guarded = await startTestServer(database, { ADMIN_TOKEN: token });
    const send = (headers: Record<string, string>, body = '{}') =>
      fetch(`${guarded.origin}/api/awards/moves`, { method: 'POST', headers, body }).then(({ status }) => status);
    const json = { 'Content-Type': 'application/json' };
    expect(await send(json)).toBe(401);
    const known = { Authorization: `Bearer ${token}` };
    expect(await send({ ...json, ...known })).toBe(400);
    expect(await send({ ...json, ...known }, '{"region":')).toBe(400);
    expect(await send({ 'Content-Type': 'text/plain', ...known })).toBe(415);
    expect(await send({ ...json, ...known }, `"${'x'.repeat(300_000)}"`)).toBe(413);
    expect((await guarded.get('/api/awards')).status).toBe(200);
  });

  it('say so when a programme has none', async () => {
    expect(await (await server.get('/api/awards?programme=nix')).json()).toMatchObject({ code: 'unknown_programme' });
    await database.write((tx) => tx('programme').update({ settings: '{}' }));
    await publish(database, { root, dataset: 'work' });
    expect(await (await server.get('/api/awards?year=2019')).json()).toMatchObject({ code: 'no_awards', status: 404 });
  });
});
