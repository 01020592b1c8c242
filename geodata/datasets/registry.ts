import { readdirSync } from 'node:fs';
import type { Dataset } from './define-dataset.ts';

const notDefinitions = new Set(['registry.ts', 'define-dataset.ts']);

/** Every definition file of a folder: a new dataset is one new file. */
export async function scanDatasets(folder: URL): Promise<ReadonlyMap<string, Dataset>> {
  const found = new Map<string, Dataset>();
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !notDefinitions.has(file));
  for (const file of files.sort()) {
    const module: { default: Dataset } = await import(/* @vite-ignore */ new URL(file, folder).href);
    found.set(module.default.name, module.default);
  }
  return found;
}

export const datasets: ReadonlyMap<string, Dataset> = await scanDatasets(new URL('.', import.meta.url));
