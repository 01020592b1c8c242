import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root: string = fileURLToPath(new URL('../../', import.meta.url));

export const topFolders = ['geodata', 'etl', 'api', 'dashboard', 'test'] as const;

/** Paths of all files of the repository: those known to git, and new ones that it does not ignore. */
export function listFiles(): string[] {
  const names = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return [...new Set(names.split('\0'))].filter((name) => name !== '' && isThere(name)).sort();
}

function isThere(name: string): boolean {
  try {
    readFileSync(`${root}${name}`);
    return true;
  } catch {
    // Removed, but not yet committed.
    return false;
  }
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
    .filter((path) => /\.tsx?$/.test(path) && topFolders.some((top) => path.startsWith(`${top}/`)))
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
