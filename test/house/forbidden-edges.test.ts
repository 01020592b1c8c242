import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './source-files.ts';

/** The real project settings around one small file a project: only the references decide what compiles. */
const projects = ['geodata/vocabulary', 'geodata/crs', 'geodata', 'etl', 'api/contract', 'api', 'dashboard'];
const files: Record<string, string> = {
  'geodata/vocabulary/word.ts': 'export const word: string = "word";\n',
  'geodata/crs/datum.ts': 'export const datum: number = 0;\n',
  'geodata/database/open.ts': 'export const open: number = 1;\n',
  'etl/load.ts': 'export const load: number = 2;\n',
  'api/contract/shape.ts': 'export const shape: number = 3;\n',
  'api/serve.ts': 'export const serve: number = 4;\n',
  'dashboard/vite.config.ts': 'export default {};\n',
  'dashboard/src/page.ts': 'export const page: number = 5;\n',
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongcun-edges-'));
  for (const name of ['package.json', 'tsconfig.base.json']) cpSync(join(root, name), join(folder, name));
  for (const project of projects) {
    mkdirSync(join(folder, project), { recursive: true });
    const settings = readdirSync(join(root, project)).filter((name) => /^tsconfig.*\.json$/.test(name));
    for (const name of settings) cpSync(join(root, project, name), join(folder, project, name));
  }
  for (const [path, text] of Object.entries(files)) write(path, text);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Builds a project with one more import in it; the codes of the errors. */
async function build(project: string, from: string, imported: string): Promise<string[]> {
  const original = readFileSync(join(folder, from), 'utf8');
  write(from, `import * as probe from '${imported}';\nexport const probed: object = probe;\n${original}`);
  try {
    const output = await new Promise<string>((resolve) => {
      const tsc = join(root, 'node_modules/.bin/tsc');
      execFile(tsc, ['--build', join(folder, project), '--pretty', 'false'], { cwd: folder }, (_error, stdout) =>
        resolve(stdout),
      );
    });
    return [...new Set([...output.matchAll(/error (TS\d+)/g)].map((match) => match[1] ?? ''))];
  } finally {
    write(from, original);
  }
}

const allowed = [
  ['geodata', 'geodata/database/open.ts', '#geodata/vocabulary/word.ts'],
  ['etl', 'etl/load.ts', '#geodata/database/open.ts'],
  ['api', 'api/serve.ts', '#etl/load.ts'],
  ['api', 'api/serve.ts', '#geodata/database/open.ts'],
  ['dashboard', 'dashboard/src/page.ts', '#api/contract/shape.ts'],
  ['dashboard', 'dashboard/src/page.ts', '#geodata/vocabulary/word.ts'],
  ['dashboard', 'dashboard/src/page.ts', '#geodata/crs/datum.ts'],
] as const;

const forbidden = [
  ['geodata', 'geodata/database/open.ts', '#etl/load.ts'],
  ['geodata', 'geodata/database/open.ts', '#api/serve.ts'],
  ['etl', 'etl/load.ts', '#api/serve.ts'],
  ['api/contract', 'api/contract/shape.ts', '#geodata/database/open.ts'],
  ['dashboard', 'dashboard/src/page.ts', '#geodata/database/open.ts'],
  ['dashboard', 'dashboard/src/page.ts', '#api/serve.ts'],
  ['geodata/vocabulary', 'geodata/vocabulary/word.ts', '../database/open.ts'],
  ['geodata/crs', 'geodata/crs/datum.ts', '../database/open.ts'],
] as const;

test.each(allowed)('%s: %s may import %s', async (project, from, imported) => {
  expect(await build(project, from, imported)).toEqual([]);
});

test.each(forbidden)('%s: %s must not import %s', async (project, from, imported) => {
  const codes = await build(project, from, imported);
  expect(codes.some((code) => ['TS6059', 'TS6307'].includes(code))).toBe(true);
});
