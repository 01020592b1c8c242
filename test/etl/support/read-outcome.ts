import { expect } from 'vitest';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { datasets } from '#geodata/datasets/registry.ts';
import { PublicError } from '#geodata/errors.ts';
import { type MappedFile, mapFile } from './map-file.ts';
import type { SoundFile } from './sound-files.ts';
import { spoil } from './spoil-file.ts';

const unharmed = { part: 0, changes: [] };

function dataset(name: string): Dataset {
  const found = datasets.get(name);
  if (found === undefined) throw new Error(name);
  return found;
}

/** The file as it is, written and read. */
export function readWhole(file: SoundFile): Promise<MappedFile> {
  return mapFile(spoil(file, unharmed), dataset(file.dataset), file);
}

/** What comes of a file: its rows, or the refusal. Any other error is a crash. */
export async function outcome(
  file: SoundFile,
  path: string,
  mapping = file.mapping,
): Promise<MappedFile | PublicError> {
  try {
    return await mapFile(path, dataset(file.dataset), { ...file, mapping });
  } catch (error) {
    if (!(error instanceof PublicError)) throw error;
    expect(error.code).toMatch(/^[a-z_]+$/);
    expect(error.status).toBeLessThan(500);
    expect(error.message).toMatch(/[\u4e00-\u9fff].*[a-z]/s);
    return error;
  }
}

/** Every row in its place, in order, as wide as it is to be. */
export function expectConsistent({ rows, total, width }: MappedFile): void {
  const rowNos = rows.map(({ rowNo }) => rowNo);
  expect(rowNos).toEqual([...new Set(rowNos)].sort((a, b) => a - b));
  expect(rowNos.every((rowNo) => Number.isInteger(rowNo) && rowNo > 0)).toBe(true);
  expect([null, rows.length]).toContain(total);
  for (const row of rows) {
    expect(row.texts).toHaveLength(width);
    expect(row.problems.every(({ rowNo }) => rowNo === row.rowNo)).toBe(true);
  }
}
