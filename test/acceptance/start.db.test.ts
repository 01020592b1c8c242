import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { afterFile } from '#test/support/after-file.ts';
import { folderOf } from '#test/support/embedded-engine.ts';
import { serverEngine } from '#test/support/server-engine.ts';
import { stopHost } from '#test/support/stop-host.ts';
import { engineName, testEngine } from '#test/support/test-engine.ts';
import { askLoads } from './support/ask.ts';
import { canonicalValues, digestOf } from './support/canonical-values.ts';
import { answers, type Platform, startPlatform, untilReady, untilSaid } from './support/platform.ts';
import { etlJson } from './support/programs.ts';
import { serveSample } from './support/serve.ts';

const filesOfSample = 21;
const datasetsOfSample = 13;
const limitMs = 300_000;

/** A place for data that nothing was ever in: a folder that does not exist, or an empty database of the server. */
async function freshPlace(): Promise<{ name: string; variables: NodeJS.ProcessEnv }> {
  const name = `tongcun_start_${randomBytes(6).toString('hex')}`;
  if (engineName() === 'server') await serverEngine.create(name);
  afterFile(() => testEngine().drop(name));
  return { name, variables: testEngine().variables(name) };
}

/** Kills all processes at once, as a power cut does: the server, npm, and the host of the embedded database. */
async function killAll({ program }: Platform, name: string): Promise<void> {
  program.signalAll('SIGKILL');
  if (engineName() === 'embedded') await stopHost(folderOf(name), 'SIGKILL');
  await program.status();
}

const digestAt = async (site: Platform): Promise<string> => digestOf(await canonicalValues(site));

describe('npm start', () => {
  let place: Awaited<ReturnType<typeof freshPlace>>;
  let digest: string;
  let loaded: number;
  let second: Platform;
  beforeAll(async () => {
    place = await freshPlace();
  });

  it('prepares an empty machine with progress, goes on where it is killed in the middle, and answers', {
    timeout: limitMs,
  }, async () => {
    const killed = await startPlatform(place.variables);
    await untilSaid(killed, '✓ 表结构 schema');
    await sleep(3_000);
    expect(killed.program.out).toMatch(/✓ 数据库 database .*\n/);
    expect(killed.program.out).toMatch(/✓ 表结构 schema .*migrations/);
    expect(killed.program.out).not.toContain('✓ 演示数据 sample');
    await killAll(killed, place.name);

    const platform = await startPlatform(place.variables);
    await untilReady(platform);
    await untilSaid(platform, '已就绪 ready');
    const { program, origin } = platform;
    expect(program.out).toContain(origin);
    expect(program.out).toMatch(/演示数据 sample .*\d+ %/);
    expect(program.out).toMatch(/✓ 演示数据 sample/);
    expect(await (await fetch(`${origin}/healthz`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${origin}/readyz`)).json()).toMatchObject({ status: 'ready', engine: engineName() });
    const loads = await askLoads(platform);
    // A part of the programme may come twice; then it changes nothing the second time.
    const telling = loads.filter(({ added, changed, removed }) => added + changed + removed > 0);
    expect(new Set(telling.map(({ dataset }) => dataset)).size).toBe(datasetsOfSample);
    expect(telling).toHaveLength(filesOfSample);
    loaded = loads.length;
    digest = await digestAt(platform);
    expect(digest, 'as if nobody had killed it').toBe(digestOf(await canonicalValues((await serveSample()).server)));

    program.child.kill('SIGTERM');
    expect(await program.status()).toBe(0);
    expect(await answers(platform)).toBe(false);
  });

  it('starts a second time with nothing to do and every number as it was, and serves the page', {
    timeout: limitMs,
  }, async () => {
    second = await startPlatform(place.variables);
    await untilReady(second);
    expect(second.program.out).toMatch(/表结构 schema .*up to date/);
    expect(second.program.out).not.toMatch(/creating|enabling|publish/);
    expect(await askLoads(second)).toHaveLength(loaded);
    expect(await digestAt(second)).toBe(digest);
    for (const path of ['/', '/progress?region=330602']) {
      const response = await fetch(second.origin + path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
      const page = await response.text();
      expect(page).toContain('通村');
      const script = /<script[^>]+src="([^"]+)"/.exec(page)?.[1] ?? 'no script in the page';
      const code = await fetch(new URL(script, second.origin));
      expect([code.status, code.headers.get('content-type')]).toEqual([200, expect.stringContaining('javascript')]);
    }
  });

  it('starts again after a kill, and shares its data with the command line meanwhile', {
    timeout: limitMs,
  }, async () => {
    await killAll(second, place.name);
    const platform = await startPlatform(place.variables);
    await untilReady(platform);
    expect(await digestAt(platform)).toBe(digest);
    const listed = await etlJson(place.variables, ['loads']);
    expect(listed).toMatchObject({ loads: { length: loaded } });
    expect(await answers(platform)).toBe(true);
    platform.program.signalAll('SIGINT');
    expect(await platform.program.status()).toBe(0);
  });
});
