import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const home = resolve('geodata/programmes');

/** Every programme folder of the platform, by id. */
export const programmeFolders: ReadonlyMap<string, string> = new Map(
  readdirSync(home, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => [name, join(home, name)]),
);
