import { describe, expect, test } from 'vitest';
import { listFiles, listSources } from './source-files.ts';

const sources = listSources();
const written = sources.filter((file) => !/\.(data|gen|d)\.ts$/.test(file.name));
const isComponent = /\.tsx$/;

const pathsOf = (files: readonly { readonly path: string }[]): string[] => files.map((file) => file.path);

describe('size', () => {
  test('no file but data is longer than 300 lines', () => {
    expect(written.filter((file) => file.lines > 300).map((file) => `${file.path}: ${file.lines}`)).toEqual([]);
  });

  test('half of the product files have 80 lines or fewer', () => {
    const lengths = written
      .filter((file) => file.top !== 'test')
      .map((file) => file.lines)
      .sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(80);
  });
});

describe('names', () => {
  test('a file is not a drawer', () => {
    const drawer = /(^|\/|-)(utils?|helpers?|common|misc|managers?)(-|\.|\/|$)/i;
    expect(listFiles().filter((path) => drawer.test(path))).toEqual([]);
  });

  test('files are in kebab-case, components in PascalCase', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.tsx?$/;
    const pascal = /^[A-Z][A-Za-z0-9]*(\.ui\.test)?\.tsx$/;
    const migration = /^\d{14}_[a-z_]+\.ts$/;
    const misnamed = sources.filter((file) => {
      if (file.path.includes('/migrations/')) return !migration.test(file.name);
      return !kebab.test(file.name) && !(isComponent.test(file.name) && pascal.test(file.name));
    });
    expect(pathsOf(misnamed)).toEqual([]);
  });

  test('a test says by its ending what it needs', () => {
    const endings = /\.(db|ui|e2e)?\.?test\.tsx?$/;
    const tests = sources.filter((file) => /\.test\.tsx?$/.test(file.name));
    expect(pathsOf(tests.filter((file) => !endings.test(file.name) || file.top !== 'test'))).toEqual([]);
    const needsDatabase = /support\/database\.ts|(test|sample)Database\(/;
    const pure = tests.filter((file) => !/\.(db|ui|e2e)\.test/.test(file.name));
    expect(pathsOf(pure.filter((file) => file.imports.some((imported) => needsDatabase.test(imported))))).toEqual([]);
  });
});

describe('words that silence', () => {
  const product = written.filter((file) => file.top !== 'test');

  test('nothing is cast through unknown, and nothing is any', () => {
    expect(pathsOf(written.filter((file) => /\bas unknown as\b/.test(file.text)))).toEqual([]);
    expect(pathsOf(product.filter((file) => /(:|<|\bas) ?any\b(?!\w)/.test(withoutComments(file.text))))).toEqual([]);
  });

  test('suppressions are rare and give their reason', () => {
    const marks = written.flatMap((file) =>
      file.text
        .split('\n')
        .filter((line) => /\/\/ ?(@ts-|biome-ignore|eslint-|knip-)/.test(line))
        .map((line) => `${file.path}: ${line.trim()}`),
    );
    expect(marks.filter((mark) => !/: \S.{10,}$/.test(mark.replace(/^[^:]*: /, '')))).toEqual([]);
    const lines = written.reduce((sum, file) => sum + file.lines, 0);
    expect(marks.length).toBeLessThanOrEqual(Math.ceil((0.3 * lines) / 1000));
  });

  test('no test is left out or runs alone', () => {
    const left = sources.filter(
      (file) => /\b(test|it|describe)\.(only|skip|todo)\b/.test(file.text) && file.top === 'test',
    );
    expect(pathsOf(left).filter((path) => !path.startsWith('test/house/'))).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/[^\n]*/g, '');
}
