import { dirname, join } from 'node:path/posix';
import { describe, expect, test } from 'vitest';
import { importsOf, listSources, type SourceFile, topFolders } from './source-files.ts';

const sources = listSources();
const product = sources.filter((file) => file.top !== 'test');

/** `file imports what` for every import that `isWrong` finds. */
function find(files: readonly SourceFile[], isWrong: (imported: string, file: SourceFile) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports.filter((imported) => isWrong(imported, file)).map((imported) => `${file.path} imports ${imported}`),
  );
}

const isPackage = (imported: string, ...names: string[]) =>
  names.some((name) => imported === name || imported.startsWith(`${name}/`));

/** Path from the root of a relative or # import; undefined for packages. */
function targetOf(imported: string, file: SourceFile): string | undefined {
  if (imported.startsWith('#')) return imported.slice(1);
  return imported.startsWith('.') ? join(dirname(file.path), imported) : undefined;
}

/** The parts that compile on their own. */
const innerProjects = ['geodata/vocabulary/', 'geodata/crs/', 'api/contract/'];
const projectOf = (path: string) =>
  innerProjects.find((folder) => path.startsWith(folder)) ?? path.slice(0, path.indexOf('/') + 1);

test('imports are found in every form they are written in', () => {
  const text = `import a from 'one';\nimport type { B } from "two";\nimport {\n  c,\n  d,\n} from './three.ts';\nimport 'four';
export { e } from 'five';\nexport * from 'six';\nconst g = await import('seven');\nconst s = "import x from 'no'";`;
  expect(importsOf(text)).toEqual(['one', 'two', './three.ts', 'four', 'five', 'six', 'seven']);
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.flatMap((file) => file.imports).length).toBeGreaterThan(500);
});

describe('who may import what', () => {
  test('knex: the database only, and types for migrations', () => {
    expect(
      find(product, (imported, file) => isPackage(imported, 'knex', 'pg') && !/^geodata\/database\//.test(file.path)),
    ).toEqual([]);
  });

  test('the embedded engine: its folder only', () => {
    const isEngine = (imported: string) => imported.startsWith('@electric-sql/');
    expect(
      find(product, (imported, file) => isEngine(imported) && !file.path.startsWith('geodata/database/embedded/')),
    ).toEqual([]);
  });

  test('koa: the API only, and there no query module', () => {
    const isKoa = (imported: string) => /^(koa|koa-[\w-]+|@koa\/.*)$/.test(imported);
    expect(find(product, (imported, file) => isKoa(imported) && file.top !== 'api')).toEqual([]);
    const queries = product.filter((file) => file.imports.some((imported) => /\/sql-file\.ts$/.test(imported)));
    expect(find(queries, isKoa)).toEqual([]);
  });

  test('maplibre, deck.gl and luma.gl: dashboard/src/map only', () => {
    const isMap = (imported: string) =>
      isPackage(imported, 'maplibre-gl', '@vis.gl/react-maplibre') ||
      imported.startsWith('@deck.gl/') ||
      imported.startsWith('@luma.gl/');
    expect(find(product, (imported, file) => isMap(imported) && !file.path.startsWith('dashboard/src/map/'))).toEqual(
      [],
    );
  });

  test('echarts: dashboard/src/charts only', () => {
    const isChart = (imported: string) => isPackage(imported, 'echarts', 'zrender');
    expect(
      find(product, (imported, file) => isChart(imported) && !file.path.startsWith('dashboard/src/charts/')),
    ).toEqual([]);
  });

  test('the environment: settings only', () => {
    const readers = product.filter((file) => /\bprocess\.env\b(?!\.\w+ = )/.test(file.text)).map((file) => file.path);
    expect(readers.filter((path) => !path.startsWith('geodata/database/embedded/'))).toEqual(['geodata/settings.ts']);
  });

  test('a feature imports no other feature', () => {
    const featureOf = (path: string) => /^api\/features\/([^/]+)\//.exec(path)?.[1];
    const features = product.filter((file) => featureOf(file.path));
    const isOther = (imported: string, file: SourceFile) => {
      const other = featureOf(targetOf(imported, file) ?? '');
      return other !== undefined && other !== featureOf(file.path);
    };
    expect(find(features, isOther)).toEqual([]);
  });

  test('product code imports no test code', () => {
    expect(find(product, (imported, file) => targetOf(imported, file)?.startsWith('test/') ?? false)).toEqual([]);
  });

  test('the dashboard takes the contract, the vocabulary and the datums, nothing else of the server', () => {
    const allowed = /^(dashboard|api\/contract|geodata\/vocabulary|geodata\/crs)\//;
    const dashboard = product.filter((file) => file.top === 'dashboard');
    expect(find(dashboard, (imported, file) => !allowed.test(targetOf(imported, file) ?? 'dashboard/'))).toEqual([]);
  });
});

describe('how imports are written', () => {
  test('# crosses a border between projects, never inside one; in test/ it also leads to support', () => {
    const within = (imported: string, file: SourceFile) =>
      imported.startsWith('#') && projectOf(imported.slice(1)) === projectOf(file.path);
    expect(find(product, within)).toEqual([]);
  });

  test('a relative import stays inside its top folder', () => {
    const leaves = (imported: string, file: SourceFile) =>
      imported.startsWith('.') && !(targetOf(imported, file) ?? '').startsWith(`${file.top}/`);
    expect(find(sources, leaves)).toEqual([]);
  });

  test('every own file is imported with its ending', () => {
    const lacks = (imported: string) =>
      /^[.#]/.test(imported) && !/\.(tsx?|css|json|svg|sql|woff2|mjs)(\?\w+)*$/.test(imported);
    expect(find(sources, lacks)).toEqual([]);
  });

  test('there are no barrels', () => {
    const barrels = sources.filter((file) => /^index\.tsx?$/.test(file.name) || /^export \* from/m.test(file.text));
    expect(barrels.map((file) => file.path)).toEqual([]);
  });
});

test('imports make no cycle', () => {
  const byPath = new Map(sources.map((file) => [file.path, file]));
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const file = byPath.get(path);
    if (!file || state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      return;
    }
    state.set(path, 'open');
    for (const imported of runtimeImportsOf(file)) visit(targetOf(imported, file) ?? '', [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of byPath.keys()) visit(path, []);
  expect(cycles).toEqual([]);
  expect(topFolders.every((top) => sources.some((file) => file.top === top))).toBe(true);
});

/** Imports that exist when the program runs: types are erased. */
function runtimeImportsOf(file: SourceFile): string[] {
  return importsOf(file.text.replace(/^(import|export) type [^;]*;/gm, ''));
}
