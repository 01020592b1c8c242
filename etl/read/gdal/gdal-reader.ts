import { basename, extname } from 'node:path';
import { defineReader, type OpenSource, type Reader, type SourceRequest } from '../define-reader.ts';
import { type ChosenFile, chooseFile } from '../source-files/choose-file.ts';
import { openWorkspace, putFile, type Workspace } from '../source-files/workspace.ts';
import { GdalProcess, warmGdal } from './gdal-process.ts';
import { openLayer } from './open-layer.ts';
import type { OpenRequest } from './wire.ts';

export interface GdalFormat {
  readonly name: string;
  readonly zh: string;
  readonly endings: readonly string[];
  readonly driver: string;
  readonly openOptions?: readonly string[];
  readonly settings?: OpenRequest['settings'];
  readonly config?: OpenRequest['config'];
  /** What folders and archives of the format hold; a file of one of `endings` unless given. */
  holds?(files: readonly string[]): boolean;
  /** Finds what GDAL is to open; a file of one of `endings` unless given. */
  locate?(request: SourceRequest): Promise<ChosenFile>;
}

/** The reader of a format whose text GDAL decodes and whose layers it names. */
export function gdalReader(format: GdalFormat): Reader {
  const { name, zh, endings } = format;
  const open = (request: SourceRequest) => openWithGdal(format, request);
  const isOurs = (file: string) => endings.includes(extname(file).toLowerCase());
  return defineReader({
    name,
    zh,
    endings,
    open,
    prepare: warmGdal,
    holds: format.holds ?? ((files) => files.some(isOurs)),
  });
}

async function openWithGdal(format: GdalFormat, request: SourceRequest): Promise<OpenSource> {
  const gdal = GdalProcess.take();
  const workspace = await openWorkspace();
  const { driver, openOptions = [], settings = {}, config = {} } = format;
  const { folder, file } = await findFile(format, request, workspace).catch(async (error) => {
    gdal.putBack();
    await workspace.close();
    throw error;
  });
  return openLayer({
    request,
    gdal,
    open: { folder, file, drivers: [driver], openOptions, settings, config, encoding: null },
    close: workspace.close,
  });
}

async function findFile(format: GdalFormat, request: SourceRequest, workspace: Workspace): Promise<FileInFolder> {
  const chosen = await (format.locate?.(request) ?? chooseFile(request, format.endings));
  return underItsEnding(chosen, request, workspace);
}

interface FileInFolder {
  readonly folder: string;
  readonly file: string;
}

/** Drivers go by the ending, which the path of an upload need not have. */
async function underItsEnding(
  chosen: ChosenFile,
  { path, name }: SourceRequest,
  workspace: Workspace,
): Promise<FileInFolder> {
  const ending = extname(name).toLowerCase();
  const isRenamed = basename(path) === chosen.file && extname(path).toLowerCase() !== ending;
  if (!isRenamed) return chosen;
  const file = `source${ending}`;
  await putFile(path, `${workspace.folder}/${file}`);
  return { folder: workspace.folder, file };
}
