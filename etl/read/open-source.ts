import { readdirSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import type { OpenSource, Reader, SourceRequest } from './define-reader.ts';
import { fileNotFound, formatUnknown } from './read-errors.ts';

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

/** Throws when the file is not there or may not be read. */
export async function requireFile(path: string, name: string): Promise<void> {
  await access(path, constants.R_OK).catch(() => {
    throw fileNotFound(name);
  });
}

/** Opens a source file with the reader of its name's ending. */
export async function openSource(request: SourceRequest): Promise<OpenSource> {
  await requireFile(request.path, request.name);
  const name = request.name.toLowerCase();
  const reader = readers.find(({ endings }) => endings.some((ending) => name.endsWith(ending)));
  if (reader === undefined) {
    throw formatUnknown(request.name, readers.flatMap(({ endings }) => endings).join(' '));
  }
  return reader.open(request);
}
