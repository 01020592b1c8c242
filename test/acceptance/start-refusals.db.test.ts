import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { afterFile } from '#test/support/after-file.ts';
import { onServer, serverEngine, serverUrlOf } from '#test/support/server-engine.ts';
import { freePort, Program } from './support/programs.ts';

const hasServer = await onServer(async () => true).catch(() => false);
const secret = 'Sesam-oeffne-dich-4711';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongcun-refusal-'));
  afterFile(() => rm(folder, { recursive: true }));
});

/** The one line of a start that must fail: status 1, nothing else on stderr, no trace of the program in it. */
async function refusal(variables: NodeJS.ProcessEnv): Promise<string> {
  const given = { PORT: String(await freePort()), DATA_DIR: join(folder, 'never'), ...variables };
  const program = new Program(['start', '--silent'], given);
  onTestFinished(() => program.signalAll('SIGKILL'));
  const status = await program.status();
  const lines = program.err.split('\n').filter((line) => line !== '');
  expect({ status, lines: lines.length }, program.err).toEqual({ status: 1, lines: 1 });
  const [line = ''] = lines;
  expect(line).toMatch(/^通村无法启动 Tongcun cannot start · .+: .+\.$/);
  expect(line).not.toMatch(/\bat .*:\d+:\d+|node_modules|undefined|\[object/);
  expect(program.out + program.err).not.toContain(secret);
  return line;
}

const urlWith = (change: (url: URL) => void, database = 'postgres'): string => {
  const url = new URL(serverUrlOf(database));
  change(url);
  return url.href;
};

describe('npm start says in one sentence what keeps it from starting, and ends with 1', () => {
  it('when the port is taken, before it touches any data', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    onTestFinished(() => void taken.close());
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const line = await refusal({ PORT: port });
    expect(line).toContain(port);
    expect(line).toMatch(/端口被占用: .*PORT/);
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  it('when the data folder is a file', async () => {
    const path = join(folder, 'file');
    await writeFile(path, 'not a folder');
    const line = await refusal({ DATA_DIR: path });
    expect(line).toContain(path);
    expect(line).toMatch(/数据目录不可用: .*DATA_DIR/);
  });

  it('when the address to listen at is not one of this machine', async () => {
    expect(await refusal({ HOST: '203.0.113.7' })).toMatch(/监听地址无效: /);
  });

  it('when the data folder lies below a file', async () => {
    await writeFile(join(folder, 'stone'), '');
    expect(await refusal({ DATA_DIR: join(folder, 'stone', 'data') })).toContain('DATA_DIR');
  });

  it.each(['here', `mysql://tongcun:${secret}@localhost/tongcun`, 'postgres://localhost:port/tongcun'])(
    'when DATABASE_URL is no address of a PostgreSQL server: %s',
    async (DATABASE_URL) => {
      expect(await refusal({ DATABASE_URL })).toContain('DATABASE_URL');
    },
  );

  it('when nobody listens at the host and port of DATABASE_URL', async () => {
    const port = await freePort();
    const line = await refusal({ DATABASE_URL: `postgres://tongcun:${secret}@127.0.0.1:${port}/tongcun` });
    expect(line).toContain(`127.0.0.1:${port}`);
    expect(line).toMatch(/数据库连接不上: .*DATABASE_URL/);
  });

  it('when nobody knows the host of DATABASE_URL', async () => {
    const line = await refusal({ DATABASE_URL: `postgres://tongcun:${secret}@no-such-host.invalid/tongcun` });
    expect(line).toContain('no-such-host.invalid');
  });

  it('when several settings are wrong, and names them all', async () => {
    const given = { DATABASE_URL: 'here', LOG_LEVEL: 'loud', ADMIN_TOKEN: 'short', PORT: 'x', SAMPLE: 'maybe' };
    const line = await refusal(given);
    expect(line).toContain('设置有误');
    for (const name of Object.keys(given)) expect(line).toContain(name);
  });
});

describe.skipIf(!hasServer)('npm start on a server that answers', () => {
  it('says when user or password are wrong', async () => {
    const line = await refusal({
      DATABASE_URL: urlWith((url) => {
        url.password = secret;
      }),
    });
    expect(line).toContain('password');
  });

  it('says when the database does not exist', async () => {
    expect(await refusal({ DATABASE_URL: serverUrlOf('tongcun_nowhere') })).toContain('"tongcun_nowhere"');
  });

  it('says when PostGIS is not there and this user may not bring it', async () => {
    const name = `tongcun_plain_${randomBytes(6).toString('hex')}`;
    await onServer(async (client) => void (await client.query(`CREATE ROLE ${name} LOGIN PASSWORD '${secret}'`)));
    onTestFinished(() => onServer(async (client) => void (await client.query(`DROP ROLE ${name}`))));
    await onServer(async (client) => void (await client.query(`CREATE DATABASE ${name} OWNER ${name}`)));
    onTestFinished(() => serverEngine.drop(name));
    const DATABASE_URL = urlWith((url) => {
      url.username = name;
      url.password = secret;
    }, name);
    expect(await refusal({ DATABASE_URL })).toContain('CREATE EXTENSION postgis');
  });
});
