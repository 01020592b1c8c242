import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newestChangeMs } from '../start/newest-change.ts';

const root = join(import.meta.dirname, '../..');
/** What answers are made by; the demonstration data comes in by loads. */
const sources = ['api', 'geodata'];
const ignored = new Set(['sample', 'node_modules']);

export interface Release {
  readonly version: string;
  /** Changes with the version and with any change of the sources: a client must not keep what another code answered. */
  readonly tag: string;
}

export async function readRelease(): Promise<Release> {
  const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  const version = isManifest ? String(manifest.version) : '0';
  const changes = await Promise.all(sources.map((folder) => newestChangeMs(join(root, folder), ignored)));
  return { version, tag: `${version}-${Math.round(Math.max(...changes)).toString(36)}` };
}
