import { writeFile } from 'node:fs/promises';
import { defineError, type PublicError } from '#geodata/errors.ts';

export const fileExists = defineError(
  'file_exists',
  409,
  (path: string) =>
    `文件“${path}”已存在，未改动：请换一个文件名，或先移走它。${path} exists and was left alone: give another name or move it away.`,
);
const fileNotWritable = defineError(
  'file_not_writable',
  400,
  (path: string, why: string) =>
    `无法写入文件“${path}”(${why})：请检查文件夹是否存在、是否可写。${path} cannot be written: check that its folder exists and can be written to.`,
);

/** What the file system says when a file cannot be written, in words for people. */
export function writeError(path: string, error: unknown): PublicError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EEXIST') return fileExists(path);
  return fileNotWritable(path, code || (error instanceof Error ? error.message : String(error)));
}

/** Writes a file that is not there yet: what people may have filled or edited is never overwritten. */
export async function writeNewFile(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path, content, { flag: 'wx' }).catch((error: unknown) => {
    throw writeError(path, error);
  });
}
