import { readdirSync } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { archiveUnsupported } from './archive/archive-errors.ts';
import { unpackZip } from './archive/unpack-zip.ts';
import { readZipDirectory } from './archive/zip-directory.ts';
import type { OpenSource, Reader, SourceRequest } from './define-reader.ts';
import { fileNotFound, formatUnknown, layerUnknown } from './read-errors.ts';
import { listFiles } from './source-files/list-files.ts';
import { openWorkspace } from './source-files/workspace.ts';

/** Every file of a folder: a new format is one new file. */
export async function scanReaders(folder: URL): Promise<readonly Reader[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  return Promise.all(
    files.sort().map(async (file) => {
      const module: { default: Reader } = await import(/* @vite-ignore */ new URL(file, folder).href);
      return module.default;
    }),
  );
}

export const readers: readonly Reader[] = await scanReaders(new URL('./formats/', import.meta.url));

const archives = ['.zip', '.kmz'];
const otherArchives = /\.(7z|rar|tar|gz|tgz|bz2|xz|zst)$/;

/** Throws when the file is not there or may not be read. */
export async function requireFile(path: string, name: string): Promise<void> {
  await access(path, constants.R_OK).catch(() => {
    throw fileNotFound(name);
  });
}

/** Opens a source file with the reader of its name's ending, a folder or an archive with that of what it holds. */
export async function openSource(request: SourceRequest): Promise<OpenSource> {
  await requireFile(request.path, request.name);
  const name = request.name.toLowerCase();
  if ((await stat(request.path)).isDirectory()) return openFolder(request);
  if (archives.some((ending) => name.endsWith(ending))) return openArchive(request);
  if (otherArchives.test(name)) throw archiveUnsupported(request.name);
  const reader = readerOf(name);
  if (reader === undefined) throw unknown(request.name);
  return reader.open(request);
}

function readerOf(name: string): Reader | undefined {
  return readers.find(({ endings }) => endings.some((ending) => name.toLowerCase().endsWith(ending)));
}

function unknown(name: string): Error {
  const endings = [...readers.flatMap((reader) => reader.endings), ...archives];
  return formatUnknown(name, [...new Set(endings)].join(' '));
}

async function openArchive(request: SourceRequest): Promise<OpenSource> {
  const workspace = await openWorkspace();
  try {
    const entries = await readZipDirectory(request.path, request.name);
    const files = entries.map(({ name }) => name);
    readers.find(({ holds }) => holds?.(files))?.prepare?.();
    await unpackZip(request.path, entries, { folder: workspace.folder, name: request.name });
    const source = await openFolder({ ...request, path: workspace.folder });
    const close = async (): Promise<void> => {
      await source.close();
      await workspace.close();
    };
    return { ...source, close };
  } catch (error) {
    await workspace.close();
    throw error;
  }
}

/** A format of many files, or the only file of a format that is one file; of several, the one named as layer. */
async function openFolder(request: SourceRequest): Promise<OpenSource> {
  const { path, name, layer: wanted } = request;
  const files = await listFiles(path);
  const reader = readers.find(({ holds }) => holds?.(files));
  if (reader !== undefined) return reader.open(request);
  const known = files.filter((file) => readerOf(file) !== undefined);
  const named = known.find((file) => basename(file) === wanted);
  const file = named ?? known[0];
  if (file === undefined) throw unknown(name);
  if (named === undefined && known.length > 1)
    throw layerUnknown(
      wanted ?? '',
      known.map((known) => basename(known)),
    );
  const { layer, ...rest } = request;
  const inside = { ...rest, path: join(path, file), name: `${name}/${file}` };
  return openSource(named === undefined && layer !== undefined ? { ...inside, layer } : inside);
}
