import { readdirSync } from 'node:fs';
import type { Dataset } from './define-dataset.ts';

const notDefinitions = new Set(['registry.ts', 'define-dataset.ts']);

/** Every definition file of this folder: a new dataset is one new file. */
async function scan(): Promise<ReadonlyMap<string, Dataset>> {
  const found = new Map<string, Dataset>();
  const files = readdirSync(new URL('.', import.meta.url)).filter(
    (file) => file.endsWith('.ts') && !notDefinitions.has(file),
  );
  for (const file of files.sort()) {
    const module: { default: Dataset } = await import(new URL(file, import.meta.url).href);
    found.set(module.default.name, module.default);
  }
  return found;
}

export const datasets: ReadonlyMap<string, Dataset> = await scan();
