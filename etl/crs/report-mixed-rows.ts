import type { Database } from '#geodata/database/database.ts';
import type { GeometryColumn } from '#geodata/datasets/define-dataset.ts';
import type { CheckContext } from '../check/run-check.ts';
import { insertProblems } from '../stage/insert-problems.ts';
import { beyondChance, judgePlaces, type MixedRow } from './find-mixed-rows.ts';
import type { Measure } from './measure-places.ts';
import { crsLabel, type Reading } from './readings.ts';
import { pagePlaces } from './staged-places.ts';

export interface Mixture {
  readonly geometry: GeometryColumn;
  /** The other system, as a reading of staged positions. */
  readonly meant: Reading;
  readonly measure: Measure;
}

const rowsPerInsert = 5_000;

/** Looks at all rows, and reports those of the other system: `crs_mixed`, an error each. */
export async function reportMixedRows(database: Database, context: CheckContext, mixture: Mixture): Promise<void> {
  const suspects: MixedRow[] = [];
  const controlM: number[] = [];
  for await (const page of pagePlaces(database, context, mixture.geometry)) {
    const judged = await judgePlaces(page, mixture);
    for (const row of judged.suspects) suspects.push(row);
    for (const distance of judged.controlM) controlM.push(distance);
  }
  const name = crsLabel(mixture.meant.crs).en;
  const problems = beyondChance({ suspects, controlM }).map(({ rowNo, readM, meantM }) => ({
    rowNo,
    code: 'crs_mixed',
    field: mixture.geometry.column,
    value: `${name}: ${metres(readM)} -> ${metres(meantM)}`,
  }));
  for (let start = 0; start < problems.length; start += rowsPerInsert) {
    const part = problems.slice(start, start + rowsPerInsert);
    await database.write((tx) => insertProblems(tx, context.stage, part));
  }
}

function metres(distance: number): string {
  return Number.isFinite(distance) ? `${Math.round(distance)} m` : '> 2 km';
}
