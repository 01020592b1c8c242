import { expect, test } from 'vitest';
import { isPostgisNewEnough, requirePostgis } from '#geodata/database/require-postgis.ts';

/** Asks a server that answers the one question about its versions. */
const check = (versions: object): Promise<void> =>
  requirePostgis({ query: async () => ({ rows: [versions] }) } as never, 'db:5432/x');

test.each([
  ['3.3.0', true],
  ['3.3.2', true],
  ['3.10.0', true],
  ['4.0.0', true],
  ['3.2.9', false],
  ['2.5.1', false],
])('PostGIS %s is new enough: %s', (version, isEnough) => {
  expect(isPostgisNewEnough(version)).toBe(isEnough);
});

test('each lack has its own sentence', async () => {
  const good = { postgres_number: 150_004, postgres: '15.4', postgis: '3.3.2' };
  await expect(check(good)).resolves.toBeUndefined();
  await expect(check({ ...good, postgis: null })).rejects.toThrow(/has no PostGIS: install/);
  await expect(check({ ...good, postgis: '3.2.0' })).rejects.toThrow(/PostGIS 3\.2\.0 .* too old/);
  await expect(check({ ...good, postgres_number: 140_010, postgres: '14.10' })).rejects.toThrow(
    /PostgreSQL 14\.10 .* too old/,
  );
});
