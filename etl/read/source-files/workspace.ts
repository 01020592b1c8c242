import { constants } from 'node:fs';
import { copyFile, link, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of one source, gone when the source is closed. */
export interface Workspace {
  readonly folder: string;
  close(): Promise<void>;
}

export async function openWorkspace(): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'tongcun-source-'));
  return { folder, close: () => rm(folder, { recursive: true, force: true }) };
}

/** The file under another name: a second name when the file systems allow it, a copy otherwise. */
export async function putFile(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to, constants.COPYFILE_FICLONE));
}
