import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root: string = fileURLToPath(new URL('../../', import.meta.url));

export const topFolders = ['geodata', 'etl', 'api', 'dashboard', 'test'] as const;

const made = /(^|\/)(node_modules|dist|output)\/|^geodata\/sample\/data\//;

/** Paths of all files in the top folders that someone wrote. */
export function listFiles(): string[] {
  return topFolders
    .flatMap((top) =>
      readdirSync(`${root}${top}`, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')),
    )
    .filter((path) => !made.test(path))
    .sort();
}

export interface SourceFile {
  readonly path: string;
  readonly name: string;
  readonly top: string;
  readonly text: string;
  readonly lines: number;
  /** What it imports, as written. */
  readonly imports: readonly string[];
}

const importLine =
  /^\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?\s*['"]([^'"]+)['"]|\bimport\(\s*(?:\/\*[^*]*\*\/\s*)?['"]([^'"]+)['"]/gm;

export function importsOf(text: string): string[] {
  return [...text.matchAll(importLine)].map((match) => match[1] ?? match[2] ?? '');
}

/** TypeScript of the top folders. */
export function listSources(): SourceFile[] {
  return listFiles()
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => {
      const text = readFileSync(`${root}${path}`, 'utf8');
      return {
        path,
        name: basename(path),
        top: path.slice(0, path.indexOf('/')),
        text,
        lines: text.split('\n').length - 1,
        imports: importsOf(text),
      };
    });
}
