import { expect, test } from 'vitest';
import { sampleDatabase } from './database.ts';

test('the sample is loaded once and copied', async () => {
  const [one, two] = [await sampleDatabase(), await sampleDatabase()];
  const count = async (database: typeof one) => (await database.read((tx) => tx('load').count({ n: '*' })))[0]?.n;
  expect(await count(one)).toBeGreaterThan(5);
  await one.write((tx) => tx.raw('CREATE TABLE only_here (id integer)'));
  expect(await count(two)).toBe(await count(one));
  await expect(two.read((tx) => tx('only_here').select('id'))).rejects.toThrow(/does not exist/);
});
