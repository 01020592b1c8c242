import { readFileSync } from 'node:fs';
import type { Database } from '#geodata/database/database.ts';
import { type Query, sqlText } from '#geodata/database/sql-file.ts';
import { root } from '../made-city/place.ts';

/** What a region counts and how much of it succeeds; numeric as text. */
export interface RegionSums {
  readonly region_code: string;
  readonly population: string;
  readonly success: string;
}

/**
 * The statement that a careful hand would write for one indicator with its own parameters, straight on the tables, of the
 * made city alone: the city, every district and, where the indicator has them, every town with something that counts.
 */
export function handWritten(id: string): Query<object, RegionSums> {
  return sqlText(readFileSync(new URL(`${id}.sql`, import.meta.url), 'utf8'), id);
}

const kept = sqlText<{ root: string; indicator: string }, RegionSums>(`
  SELECT DISTINCT ON (region_code) region_code, population, success
    FROM indicator_value
   WHERE root_region = :root AND indicator = :indicator AND variant = ''
   ORDER BY region_code, load_id DESC`);

/**
 * Throws unless the statement and the engine say the same of every region: a faster statement that counts something else
 * is no peer. Neither may be trivial, for then anything would agree.
 */
export async function expectWitness(database: Database, id: string): Promise<void> {
  const byHand = sumsByRegion(await database.read((tx) => handWritten(id)(tx, {})));
  const ours = sumsByRegion(await database.read((tx) => kept(tx, { root, indicator: id })));
  const other = [...new Set([...byHand.keys(), ...ours.keys()])].find((code) => byHand.get(code) !== ours.get(code));
  if (other !== undefined) {
    throw new Error(`${id} of ${other} is ${ours.get(other)} by the engine and ${byHand.get(other)} by hand`);
  }
  const [success = 0, population = 0] = (ours.get(root) ?? '').split(' of ').map(Number);
  if (!(success > 0 && success < population)) {
    throw new Error(`${id} is ${success} of ${population} in the whole city: give the made city records of both kinds`);
  }
}

/** Regions with something that counts; the engine lists the others with zeros, a statement need not. */
function sumsByRegion(rows: readonly RegionSums[]): ReadonlyMap<string, string> {
  return new Map(
    rows
      .filter(({ population }) => Number(population) !== 0)
      .map(({ region_code: code, population, success }) => [code, `${Number(success)} of ${Number(population)}`]),
  );
}
