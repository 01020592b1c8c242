import { writeFile } from 'node:fs/promises';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { defineError } from '#geodata/errors.ts';
import { templateWorkbook } from './template-workbook.ts';

const fileExists = defineError(
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

/** Writes the template of a dataset. A file that is there may be filled already and is never overwritten. */
export async function writeTemplate(dataset: Dataset, path: string): Promise<void> {
  const workbook = await templateWorkbook(dataset);
  await writeFile(path, workbook, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? fileExists(path) : fileNotWritable(path, error.code ?? error.message);
  });
}
