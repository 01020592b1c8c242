import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { regionLevels } from '../vocabulary/region-level.ts';
import { type Indicator, recordDatasets } from './define-indicator.ts';
import { hasVillages } from './record-query.ts';

const words = z.object({ zh: z.string().min(1), en: z.string().min(1) });
const sql = z.string().min(1);

/** The form of a definition file, checked when it is read. */
const definition = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.number().int().positive(),
  title: words,
  label: words,
  weightUnit: words,
  dataset: z.enum(recordDatasets),
  reads: z.array(z.string()).min(1),
  reach: z.record(z.string(), sql).optional(),
  levels: z.array(z.enum(regionLevels)).min(1),
  clause: z.string().min(1),
  method: words,
  params: z.record(z.string(), z.union([z.number(), z.string()])),
  from: sql.optional(),
  recordKey: sql.optional(),
  joins: sql.optional(),
  detailJoins: sql.optional(),
  population: sql,
  success: sql,
  weight: sql,
  weightings: z.record(z.string().regex(/^[a-z_]+$/), z.object({ unit: words, weight: sql })).optional(),
  states: z.object({ success: words, gap: words }),
  detail: z.record(z.string(), sql),
});

/** Bindings of the queries around a definition; no parameter may be named like one of them. */
const reserved = new Set([
  ...['root', 'load', 'region', 'self', 'levels', 'asOf', 'scope', 'state', 'after', 'limit'],
  ...['indicator', 'variant', 'version', 'weighting', 'fact', 'districts', 'ids'],
]);

/** A definition file is a file of the folder that says this; the machinery beside it does not. */
const mark = 'export default defineIndicator(';

/** Reads the indicator definitions of a folder: one file an indicator, named after its id. */
export async function readIndicators(folder: URL): Promise<ReadonlyMap<string, Indicator>> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && readFileSync(new URL(file, folder), 'utf8').includes(mark))
    .filter((file) => file !== 'registry.ts')
    .sort();
  const found = new Map<string, Indicator>();
  for (const file of files) {
    const module: { default: unknown } = await import(new URL(file, folder).href);
    const indicator: Indicator = definition.parse(module.default, { error: (issue) => `${file}: ${issue.message}` });
    if (`${indicator.id}.ts` !== file)
      throw new Error(`Indicator ${indicator.id} must be defined in ${indicator.id}.ts`);
    if (!indicator.reads.includes(indicator.dataset)) throw new Error(`${file}: reads must name ${indicator.dataset}`);
    const unread = Object.keys(indicator.reach ?? {}).find((dataset) => !indicator.reads.includes(dataset));
    if (unread !== undefined) throw new Error(`${file}: reach names ${unread}, which it does not read`);
    if (indicator.levels.includes('village') && !hasVillages(indicator.dataset)) {
      throw new Error(
        `${file}: records of ${indicator.dataset} belong to no village, so it has no values for villages`,
      );
    }
    const taken = Object.keys(indicator.params).find((name) => reserved.has(name));
    if (taken !== undefined) throw new Error(`${file}: ${taken} is a word of the engine, name the parameter otherwise`);
    found.set(indicator.id, indicator);
  }
  return found;
}

/** The indicators of policy texts, and the kinds of coverage: complete indicators that a programme gives parameters. */
export async function readAllIndicators(folder: URL): Promise<ReadonlyMap<string, Indicator>> {
  const named = await readIndicators(folder);
  const kinds = await readIndicators(new URL('coverage/', folder));
  const twice = [...kinds.keys()].find((id) => named.has(id));
  if (twice !== undefined) throw new Error(`Indicator ${twice} is defined in both folders`);
  return new Map([...named, ...kinds]);
}

/** All indicators by id. A new file in this folder, or in coverage/, is a new indicator. */
export const indicators = await readAllIndicators(new URL('./', import.meta.url));

/** Kinds of coverage: they say something only with the parameters of a programme. */
export const coverageKinds: ReadonlySet<string> = new Set(
  (await readIndicators(new URL('./coverage/', import.meta.url))).keys(),
);
