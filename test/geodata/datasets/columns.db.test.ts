import { expect, it } from 'vitest';
import { datasets } from '#geodata/datasets/registry.ts';
import { testDatabase } from '../../support/database.ts';

const database = await testDatabase();

it.each([...datasets.values()].map((dataset) => [dataset.name, dataset] as const))(
  'every stored field of %s is a column of its table, and none that is only checked',
  async (name, dataset) => {
    const isCheckOnly = (field: string): boolean => dataset.fields[field]?.checkOnly === true;
    const columns = Object.keys(await database.knex(name).columnInfo());
    const named = [
      ...Object.keys(dataset.fields).filter((field) => !isCheckOnly(field)),
      ...dataset.geometries.map(({ column }) => column),
      ...dataset.derive.map(({ column }) => column),
      ...dataset.key,
    ];
    expect(columns).toEqual(expect.arrayContaining(named));
    expect(columns.filter(isCheckOnly)).toEqual([]);
  },
);
