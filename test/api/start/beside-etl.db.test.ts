import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyDatabase, sampleTemplate } from '#test/support/database.ts';
import { testEngine } from '#test/support/test-engine.ts';
import { EventReader } from '../support/event-reader.ts';
import { Program } from './program.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongcun-beside-'));
  await sampleTemplate();
}, 600_000);
afterAll(() => rm(folder, { recursive: true }));

test('a load on the command line beside a running server reaches its listeners and its next answer', async () => {
  const variables = testEngine().variables(await copyDatabase(await sampleTemplate()));
  const program = new Program(variables);
  const address = await program.ready();
  const value = async (): Promise<unknown> =>
    (await fetch(`${address}/api/values?indicator=town-station-coverage`)).json();
  const before = await value();
  const events = new EventReader();
  await events.open(`${address}/api/events`);
  await events.until('retry:');

  const file = join(folder, 'sites.csv');
  await writeFile(
    file,
    'facility_code,name,kinds,status,lon,lat\nNEW1,新站,town_transport_station,operating,120.58,30.0\n',
  );
  const words = ['--import', 'tsx', 'etl/command-line/main.ts', 'load', 'facility', file, '--region', '330600'];
  const { stdout } = await promisify(execFile)(process.execPath, [...words, '--mode', 'merge', '--json'], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'error', ...variables },
  });
  const { load } = JSON.parse(stdout) as { load: number };

  const text = await events.until(`id: ${load}\n`, 10_000);
  expect(text).toContain(`"load":${load},"dataset":"facility","rootRegion":"330600"`);
  expect(await value()).toMatchObject({ basis: { load } });
  expect(before).not.toMatchObject({ basis: { load } });
  events.close();
  expect((await program.end('SIGTERM')).code).toBe(0);
}, 120_000);
