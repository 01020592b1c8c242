import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { readSettings, variableNames } from '#geodata/settings.ts';

const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');

test('.env.example names every variable that is read, and no other', () => {
  const named = [...example.matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map((match) => match[1]);
  expect(named.toSorted()).toEqual([...variableNames].sort());
});

test('.env.example shows the defaults', () => {
  expect(readSettings(parseEnv(example))).toEqual(readSettings({}));
});

test('the commented examples of .env.example are usable too', () => {
  const settings = readSettings(parseEnv(example.replaceAll(/^# ([A-Z][A-Z_]+=)/gm, '$1')));
  expect(settings.databaseUrl).toMatch(/^postgres:/);
  expect(settings.adminToken).toBeDefined();
});

test('an empty variable counts as not set', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: '' })).toEqual(readSettings({}));
});

test('all faults are told at once, and no secret with them', () => {
  const read = () =>
    readSettings({ PORT: '65536', DATABASE_URL: 'mysql://root:hunter2@db/x', ADMIN_TOKEN: 'geheim', SAMPLE: 'yes' });
  expect(read).toThrow(/PORT.*DATABASE_URL.*ADMIN_TOKEN.*SAMPLE/);
  expect(read).not.toThrow(/hunter2|geheim/);
});

test.each(['80.5', '-1', '0x10', ' 80', '1e3', '99999999999'])('PORT=%s is refused', (PORT) => {
  expect(() => readSettings({ PORT })).toThrow(/PORT must be a whole number from 0 to 65535/);
});

test.each(['not a url', 'http://db/x', 'postgres://db', 'postgres://db/'])('DATABASE_URL=%s is refused', (url) => {
  expect(() => readSettings({ DATABASE_URL: url })).toThrow(/DATABASE_URL must look like/);
});

test.each([
  'tiles.example.cn/{z}/{x}/{y}.png',
  'https://h/{z}/{x}.png',
  'ftp://h/{z}/{x}/{y}',
  'https://{s}.h/{z}/{x}/{y}',
])('BASE_MAP_URL=%s is refused', (url) => {
  expect(() => readSettings({ BASE_MAP_URL: url })).toThrow(/BASE_MAP_URL must be addresses of tiles/);
});
