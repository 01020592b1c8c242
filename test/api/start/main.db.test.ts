import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { copyDatabase } from '#test/support/database.ts';
import { testEngine } from '#test/support/test-engine.ts';
import { EventReader } from '../support/event-reader.ts';
import { Program } from './program.ts';

let folder: string;
let blocker: Server;
let takenPort: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongcun-main-'));
  await writeFile(join(folder, 'file'), 'not a folder');
  blocker = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => blocker.once('listening', resolve));
  const address = blocker.address();
  takenPort = typeof address === 'object' && address !== null ? address.port : 0;
});

afterAll(async () => {
  blocker.close();
  await rm(folder, { recursive: true });
});

describe('a start that cannot be', () => {
  test.each<[string, () => NodeJS.ProcessEnv, RegExp]>([
    ['every fault of the settings', () => ({ PORT: 'x', SAMPLE: 'maybe' }), /设置有误: .*PORT .*SAMPLE /],
    ['a port that is taken', () => ({ PORT: String(takenPort) }), /端口被占用: .*taken by another program/],
    ['an address that is not here', () => ({ HOST: '203.0.113.7' }), /监听地址无效: /],
    ['a data folder that is a file', () => ({ DATA_DIR: join(folder, 'file') }), /数据目录不可用: /],
    [
      'a database server that is not there',
      () => ({ DATABASE_URL: 'postgres://u:p@127.0.0.1:1/x' }),
      /数据库连接不上: .*DATABASE_URL/,
    ],
    ['a DATABASE_URL that is none', () => ({ DATABASE_URL: 'mysql://x' }), /设置有误: .*DATABASE_URL/],
  ])('names %s in one sentence and exits with 1', async (_name, variables, sentence) => {
    const { code, err } = await new Program({
      LOG_LEVEL: 'error',
      DATA_DIR: join(folder, 'data'),
      ...variables(),
    }).end();
    expect(code).toBe(1);
    const lines = err.trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^通村无法启动 Tongcun cannot start · /);
    expect(lines[0]).toMatch(sentence);
    expect(lines[0]).not.toMatch(/:p@|\n|at Object|\.\.$/);
  });
});

describe('a start', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'answers at the address of its last line and ends cleanly on %s',
    async (signal) => {
      const name = await copyDatabase(inject('template'));
      const program = new Program(testEngine().variables(name));
      const address = await program.ready();
      expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({ status: 'ready', load: 0 });
      const events = new EventReader();
      await events.open(`${address}/api/events`);
      await events.until('retry:');
      const startMs = Date.now();
      const { code, err } = await program.end(signal);
      expect(code).toBe(0);
      expect(Date.now() - startMs).toBeLessThan(5000);
      await expect.poll(() => events.ended).toBe(true);
      const log = err
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      const request = log.find((line) => line.url === '/readyz');
      expect(request).toMatchObject({ method: 'GET', status: 200, operation: 'ready', requestId: expect.any(String) });
    },
  );

  test('that is killed can be started again', async () => {
    const name = await copyDatabase(inject('template'));
    const variables = testEngine().variables(name);
    const first = new Program(variables);
    await first.ready();
    await first.end('SIGKILL');
    const second = new Program(variables);
    expect((await fetch(`${await second.ready()}/readyz`)).status).toBe(200);
    expect((await second.end('SIGTERM')).code).toBe(0);
  });

  test('that is told to end before it is ready ends cleanly too', async () => {
    const name = await copyDatabase(inject('template'));
    const program = new Program(testEngine().variables(name));
    while (!program.out.includes('Tongcun  http')) await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await program.end('SIGTERM')).code).toBe(0);
  });
});
