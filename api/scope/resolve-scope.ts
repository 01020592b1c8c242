import { type Basis, resolveAsOf } from '#geodata/as-of.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';
import { defineError, type PublicError } from '#geodata/errors.ts';
import { unknownRegion } from '#geodata/indicators/get-region.ts';

export const unknownProgramme = defineError(
  'unknown_programme',
  404,
  (id: string) => `There is no programme ${id}; /api/programmes lists them.`,
);
const regionNowhere = defineError(
  'unknown_region',
  404,
  (code: string) => `There is no region ${code}; /api/regions lists them.`,
);
export const noData = defineError('no_data', 404, () => 'Nothing has been loaded yet.');

export interface ScopeQuery {
  readonly programme?: string | undefined;
  readonly region?: string | undefined;
  readonly asOf?: string | undefined;
}

/** What a question is about once its defaults are filled in. */
export interface Scope {
  readonly root: string;
  /** The region asked for, or the root region. */
  readonly region: string;
  readonly basis: Basis;
}

const findRoot = sqlFile<{ programme: string | null; region: string | null }, { root_region: string }>(
  new URL('./find-root.sql', import.meta.url),
);
const findRegion = sqlFile<{ root: string; load: number; region: string }, { code: string }>(
  new URL('./find-region.sql', import.meta.url),
);

/**
 * Fills in the defaults: the only or first programme, its root region, the newest load.
 * Errors: `unknown_programme`, `unknown_region`, `no_data`, and those of `resolveAsOf`.
 */
export async function resolveScope(tx: ReadTransaction, asked: ScopeQuery): Promise<Scope> {
  const root = await rootOf(tx, asked);
  const basis = await resolveAsOf(tx, root, asked.asOf);
  const region = asked.region ?? root;
  if (!(await standsAt(tx, region, basis))) throw unknownRegion(region, root);
  return { root, region, basis };
}

/** The same of two states: the region may stand at one of them alone. */
export async function resolveSpan(
  tx: ReadTransaction,
  asked: Omit<ScopeQuery, 'asOf'> & { readonly from: string; readonly to?: string | undefined },
): Promise<Omit<Scope, 'basis'> & { readonly from: Basis; readonly to: Basis }> {
  const root = await rootOf(tx, asked);
  const [to, from] = [await resolveAsOf(tx, root, asked.to), await resolveAsOf(tx, root, asked.from)];
  const region = asked.region ?? root;
  const isKnown = (await standsAt(tx, region, to)) || (await standsAt(tx, region, from));
  if (!isKnown) throw unknownRegion(region, root);
  return { root, region, from, to };
}

async function rootOf(tx: ReadTransaction, asked: ScopeQuery): Promise<string> {
  const [found] = await findRoot(tx, { programme: asked.programme ?? null, region: asked.region ?? null });
  if (found === undefined) throw nothingFits(asked);
  return found.root_region;
}

async function standsAt(tx: ReadTransaction, region: string, { root, load }: Basis): Promise<boolean> {
  if (region === root) return true;
  const [place] = await findRegion(tx, { root, load, region });
  return place !== undefined;
}

function nothingFits({ programme, region }: ScopeQuery): PublicError {
  if (programme !== undefined) return unknownProgramme(programme);
  return region === undefined ? noData() : regionNowhere(region);
}

/** The basis as answers carry it. */
export function toBasis({ root: _root, ...basis }: Basis): Omit<Basis, 'root'> {
  return basis;
}
