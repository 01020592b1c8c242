import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Host, type HostOptions } from '#geodata/database/embedded/host.ts';
import { connectKeeper } from '#geodata/database/embedded/keeper.ts';
import type { Backend } from '#geodata/database/embedded/turns.ts';

/** Answers every unit with "ready"; BEGIN opens a transaction, COMMIT and ROLLBACK end it. */
class QuietBackend implements Backend {
  readonly ran: string[] = [];
  #isOpen = false;

  isInTransaction(): boolean {
    return this.#isOpen;
  }

  async execProtocolRawStream(bytes: Uint8Array, options: { onRawData: (bytes: Uint8Array) => void }): Promise<void> {
    const word = /BEGIN|COMMIT|ROLLBACK|SELECT/.exec(Buffer.from(bytes).toString('latin1'))?.[0];
    if (word) this.ran.push(word);
    if (word === 'BEGIN') this.#isOpen = true;
    if (word === 'COMMIT' || word === 'ROLLBACK') this.#isOpen = false;
    options.onRawData(Buffer.from(`C\0\0\0\x07OK\0Z\0\0\0\x05${this.#isOpen ? 'T' : 'I'}`, 'latin1'));
  }
}

let folder: string;
let backend: QuietBackend;
let hosts: Host[];
let idles: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongcun-host-'));
  backend = new QuietBackend();
  hosts = [];
  idles = 0;
});

afterEach(async () => {
  for (const host of hosts) await host.close();
  rmSync(folder, { recursive: true });
});

async function startHost(limits: Partial<HostOptions> = {}): Promise<Host> {
  const host = new Host({
    backend,
    parameters: { server_version: '18.3', client_encoding: 'UTF8' },
    socket: join(folder, '.s.PGSQL.5432'),
    lingerMs: 100,
    idleTurnLimitMs: 60_000,
    onIdle: () => {
      idles += 1;
    },
    onCrash: (error) => {
      throw error;
    },
    ...limits,
  });
  await host.listen();
  hosts.push(host);
  return host;
}

async function connectClient(): Promise<Client> {
  const client = new Client({ host: folder, user: 'postgres', database: 'postgres' });
  await client.connect();
  return client;
}

/** Reads until the other side ends the connection. */
async function readAll(socket: Socket): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of socket) pieces.push(piece);
  return Buffer.concat(pieces).toString('latin1');
}

test('a client of the ordinary driver is served, also over a socket that a dead host left', async () => {
  writeFileSync(join(folder, '.s.PGSQL.5432'), '');
  await startHost();
  const client = await connectClient();
  await client.query('SELECT 1');
  await client.end();
  expect(backend.ran).toEqual(['SELECT']);
});

test('the host is idle once nobody is left, and not while a keeper stays', async () => {
  await startHost();
  const keeper = await connectKeeper(join(folder, '.s.PGSQL.5432'));
  const client = await connectClient();
  await client.end();
  await sleep(250);
  expect(idles).toBe(0);
  keeper?.destroy();
  await expect.poll(() => idles).toBe(1);
});

test('nobody ever coming is idle too', async () => {
  await startHost();
  await expect.poll(() => idles).toBe(1);
});

test('a connection that holds its turn without a word is ended while others wait, and rolled back', async () => {
  await startHost({ idleTurnLimitMs: 50 });
  const holder = await connectClient();
  const ended = new Promise<Error>((resolve) => holder.on('error', resolve));
  await holder.query('BEGIN');
  const other = await connectClient();
  await other.query('SELECT 1');
  expect(backend.ran).toEqual(['BEGIN', 'ROLLBACK', 'SELECT']);
  expect(await ended).toMatchObject({ code: '25P03' });
  await other.end();
});

test('who does not speak the protocol is shown out, and the others stay', async () => {
  await startHost();
  const client = await connectClient();
  const stranger = connect(join(folder, '.s.PGSQL.5432'));
  stranger.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await readAll(stranger);
  const canceller = connect(join(folder, '.s.PGSQL.5432'));
  canceller.write(Buffer.from([0, 0, 0, 16, 4, 210, 22, 46, 0, 0, 0, 0, 0, 0, 0, 0]));
  expect(await readAll(canceller)).toBe('');
  await client.query('SELECT 1');
  await client.end();
});

test('encryption is declined, and the connection goes on without', async () => {
  await startHost();
  const socket = connect(join(folder, '.s.PGSQL.5432'));
  socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]));
  const [answer] = await new Promise<Buffer[]>((resolve) => socket.once('data', (bytes) => resolve([bytes])));
  expect(answer?.toString()).toBe('N');
  socket.destroy();
});

test('closing tells the clients, rolls back and takes the socket away', async () => {
  const host = await startHost();
  const client = await connectClient();
  const told = new Promise<Error>((resolve) => client.on('error', resolve));
  await client.query('BEGIN');
  await host.close();
  hosts = [];
  expect(await told).toMatchObject({ code: '57P01' });
  expect(backend.ran).toEqual(['BEGIN', 'ROLLBACK']);
  expect(existsSync(join(folder, '.s.PGSQL.5432'))).toBe(false);
  expect(await connectKeeper(join(folder, '.s.PGSQL.5432'))).toBeUndefined();
});
