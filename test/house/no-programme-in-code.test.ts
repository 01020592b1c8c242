import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listFiles, root } from './source-files.ts';

const home = 'geodata/programmes/';
const ids = readdirSync(`${root}${home}`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The demonstration loads one of the programmes by its name: it is data in the form of a program. */
const isSample = (path: string): boolean => path === 'etl/load-sample.ts' || path.startsWith('geodata/sample/');
const isCode = (path: string): boolean => /\.(tsx?|sql|css|html)$/.test(path) && !path.startsWith('test/');

/** `file names id` for every name of a programme in a text. */
function namesIn(path: string, text: string): string[] {
  return ids.filter((id) => text.includes(id)).map((id) => `${path} names ${id}`);
}

test('programmes are folders of data: no line of code names one', () => {
  const files = listFiles().filter((path) => isCode(path) && !isSample(path));
  expect(ids.length).toBeGreaterThanOrEqual(8);
  for (const top of ['geodata/', 'etl/', 'api/', 'dashboard/src/']) {
    expect(files.filter((path) => path.startsWith(top)).length, top).toBeGreaterThan(50);
  }
  expect(files.flatMap((path) => namesIn(path, readFileSync(`${root}${path}`, 'utf8')))).toEqual([]);
});

test('nor does a folder of a programme hold any', () => {
  const inside = listFiles().filter((path) => ids.some((id) => path.startsWith(`${home}${id}/`)));
  expect(inside.length).toBeGreaterThan(ids.length);
  expect(inside.filter((path) => !/\/(programme|funding)\.yaml$|\/(plan|targets)\.csv$/.test(path))).toEqual([]);
});

test('a name in code would be found', () => {
  expect(namesIn('api/x.ts', `if (programme.id === '${ids[0]}') return;`)).toEqual([`api/x.ts names ${ids[0]}`]);
});
