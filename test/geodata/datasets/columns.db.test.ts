import { expect, it } from 'vitest';
import { datasets } from '#geodata/datasets/registry.ts';
import { testDatabase } from '../../support/database.ts';

const database = await testDatabase();

it.each([...datasets.values()].map((dataset) => [dataset.name, dataset] as const))(
  'every field of %s is a column of its table',
  async (name, dataset) => {
    const columns = Object.keys(await database.knex(name).columnInfo());
    const named = [
      ...Object.keys(dataset.fields),
      ...dataset.geometries.map(({ column }) => column),
      ...dataset.derive.map(({ column }) => column),
      ...dataset.key,
    ];
    expect(columns).toEqual(expect.arrayContaining(named));
  },
);
