import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { compileSql } from '#geodata/database/compile-sql.ts';
import type { Database } from '#geodata/database/database.ts';
import { testDatabase } from '../../support/database.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const files = ['geodata', 'etl', 'api']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((path) => path.endsWith('.sql'))
  .sort();

/** What stands for `??name` here is told in the header: `-- prepare with name = table`. */
function identifiersOf(sql: string): Map<string, string> {
  const lines = sql.matchAll(/^--\s*prepare with (\w+) = ([\w.]+)\s*$/gm);
  return new Map([...lines].map(([, name = '', value = '']) => [name, value]));
}

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
});

test('there are SQL files', () => {
  expect(files).toContain('geodata/find-basis.sql');
});

describe.each(files)('%s', (path) => {
  const sql = readFileSync(join(root, path), 'utf8');

  test('is named verb-noun and begins with its purpose', () => {
    expect(path).toMatch(/\/[a-z]+(-[a-z0-9]+)+\.sql$/);
    expect(sql).toMatch(/^-- \S/);
  });

  test('selects no star, casts by CAST and ends without a semicolon', () => {
    const { text } = compileSql(sql);
    expect(text).not.toMatch(/select\s+\*/i);
    expect(text).not.toMatch(/::/);
    expect(text.trim()).not.toMatch(/;/);
  });

  test('prepares on a migrated database', async () => {
    const { text, names } = compileSql(sql);
    const identifiers = identifiersOf(sql);
    const isIdentifier = [...text.matchAll(/\\\?|\?\??/g)].map(([mark]) => mark).filter((mark) => mark !== '\\?');
    const bindings = names.flatMap((name, index) =>
      isIdentifier[index] === '??' ? [identifiers.get(name) ?? name] : [],
    );
    let count = 0;
    const numbered = text.replace(/\\\?|\?\??/g, (mark) => (mark === '?' ? `$${++count}` : mark));
    await database.read(async (tx) => {
      await tx.raw(`PREPARE checked AS ${numbered}`, bindings);
      await tx.raw('DEALLOCATE checked');
    });
  });
});
