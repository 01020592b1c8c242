import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findOwner, takeOwnership } from '#geodata/database/embedded/ownership.ts';
import { startOf } from '#geodata/database/embedded/process-identity.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongcun-owner-'));
  path = join(folder, 'owner.json');
});

afterEach(() => rmSync(folder, { recursive: true }));

const write = (owner: object) => writeFileSync(path, JSON.stringify({ machine: hostname(), claim: 'x', ...owner }));

test('one of many that try at once gets the folder', async () => {
  const taken = await Promise.all(Array.from({ length: 20 }, () => takeOwnership(path)));
  expect(taken.filter(Boolean)).toHaveLength(1);
  expect(findOwner(path)).toMatchObject({ pid: process.pid, started: startOf(process.pid) });
  expect(readdirSync(folder)).toEqual(['owner.json']);
});

test('one of many gets the folder of a dead owner', async () => {
  write({ pid: process.pid, started: 'long ago' });
  const taken = await Promise.all(Array.from({ length: 20 }, () => takeOwnership(path)));
  expect(taken.filter(Boolean).length).toBeLessThanOrEqual(1);
  const last = taken.find(Boolean) ?? (await takeOwnership(path));
  expect(last?.confirm()).toBe(true);
  expect(readdirSync(folder)).toEqual(['owner.json']);
});

test('a released folder is free, and releasing again harms no one', async () => {
  const first = await takeOwnership(path);
  first?.release();
  expect(findOwner(path)).toBeUndefined();
  const second = await takeOwnership(path);
  first?.release();
  expect(first?.confirm()).toBe(false);
  expect(second?.confirm()).toBe(true);
});

test('a folder that was removed is no longer owned', async () => {
  const ownership = await takeOwnership(path);
  rmSync(path);
  expect(ownership?.confirm()).toBe(false);
});

test('an empty file, as a crash of the machine leaves it, is no owner', async () => {
  writeFileSync(path, '');
  expect(findOwner(path)).toBeUndefined();
  expect(await takeOwnership(path)).toBeDefined();
});

test('a process number given to another process is not the owner', () => {
  write({ pid: process.pid, started: startOf(process.pid) });
  expect(findOwner(path)).toBeDefined();
  write({ pid: process.pid, started: '1' });
  expect(findOwner(path)).toBeUndefined();
});

test('a killed process is not the owner, even before its remains are cleared away', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  write({ pid, started: startOf(pid) });
  expect(findOwner(path)).toBeDefined();
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(findOwner(path)).toBeUndefined();
});

test('an owner on another machine lives as long as it renews its file', () => {
  write({ pid: 1, started: '1', machine: 'elsewhere' });
  expect(findOwner(path)).toBeDefined();
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(path, longAgo, longAgo);
  expect(findOwner(path)).toBeUndefined();
  expect(readFileSync(path, 'utf8')).toContain('elsewhere');
});
