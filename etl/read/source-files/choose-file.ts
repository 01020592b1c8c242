import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { SourceRequest } from '../define-reader.ts';
import { fileBroken, layerUnknown } from '../read-errors.ts';
import { listFiles } from './list-files.ts';

export interface ChosenFile {
  /** Folder of the file and its parts. */
  readonly folder: string;
  readonly file: string;
  /** The file's name without ending. */
  readonly layer: string;
}

export function layerOf(file: string): string {
  return basename(file).slice(0, -extname(file).length);
}

/** The file of the source: the path itself, or in a folder the only one of `endings` or that of the wanted layer. */
export async function chooseFile(request: SourceRequest, endings: readonly string[]): Promise<ChosenFile> {
  const { path, name, layer: wanted } = request;
  if (!(await stat(path)).isDirectory()) return { folder: dirname(path), file: basename(path), layer: layerOf(path) };
  const found = (await listFiles(path)).filter((file) => endings.includes(extname(file).toLowerCase()));
  const named = found.find((file) => layerOf(file) === wanted);
  const [only] = found;
  if (only === undefined) throw fileBroken(name, `没有 ${endings.join(' ')} / there is no ${endings.join(' ')}`);
  if (named === undefined && found.length > 1) throw layerUnknown(wanted ?? '', found.map(layerOf));
  const file = join(path, named ?? only);
  return { folder: dirname(file), file: basename(file), layer: layerOf(file) };
}
