import type { LonLat } from '#geodata/crs/gcj02.ts';
import type { Database } from '#geodata/database/database.ts';
import type { GeometryColumn } from '#geodata/datasets/define-dataset.ts';
import type { CheckContext } from '../check/run-check.ts';
import { insertProblems } from '../stage/fill-stage.ts';
import type { Ground } from './ground.ts';
import { crsLabel, type Reading } from './readings.ts';
import { pagePlaces, type StagedPlace } from './staged-places.ts';
import { fitsOnly } from './weigh-readings.ts';

export interface MixtureContext extends CheckContext {
  readonly ground: Ground;
  /** The other system, as a reading of staged positions. */
  readonly meant: Reading;
}

/** A row that lies on known ground as `meant` and nowhere near as it was read. */
export interface MixedRow {
  readonly rowNo: number;
  readonly readM: number;
  readonly meantM: number;
}

/** Closer to the ground than this as read: in place. */
const inPlaceM = 60;
/** From loose to strict: where ground is dense, chance puts rows near it, and only the closest prove anything. */
const limitsM = [40, 20, 10, 5] as const;
const fewestRows = 3;
const timesChance = 4;

/** Reports the rows that seem to be in another system than the rest of the file: `crs_mixed`, an error each. */
export async function findMixedRows(database: Database, context: MixtureContext): Promise<void> {
  for (const geometry of context.stage.dataset.geometries) {
    const suspects: MixedRow[] = [];
    const controlM: number[] = [];
    for await (const page of pagePlaces(database, context, geometry)) {
      const judged = await judge(page, context);
      for (const row of judged.suspects) suspects.push(row);
      for (const distance of judged.controlM) controlM.push(distance);
    }
    await report(database, context, { geometry, rows: beyondChance(suspects, controlM) });
  }
}

/**
 * Measures what does not lie in place as read: where `meant` would put it, and, to see what chance gives, as far the
 * other way.
 */
async function judge(page: readonly StagedPlace[], { ground, meant }: MixtureContext) {
  const readM = await ground.nearestM(page.map(({ place }) => place));
  const astray = page.flatMap(({ rowNo, place }, index) => {
    const distance = readM[index] ?? Number.POSITIVE_INFINITY;
    const other = meant.place(place);
    return distance < inPlaceM || other === undefined ? [] : [{ rowNo, readM: distance, place, other }];
  });
  const meantM = await ground.nearestM(astray.map(({ other }) => other));
  const control = await ground.nearestM(astray.map(({ place, other }) => opposite(place, other)));
  const far = Number.POSITIVE_INFINITY;
  const rows = astray.map((row, index) => ({ rowNo: row.rowNo, readM: row.readM, meantM: meantM[index] ?? far }));
  return {
    suspects: rows.filter((row) => fitsOnly(row.meantM, row.readM)),
    controlM: control.filter((distance, index) => fitsOnly(distance, astray[index]?.readM ?? 0)),
  };
}

function opposite([lon, lat]: LonLat, other: LonLat): LonLat {
  return [2 * lon - other[0], 2 * lat - other[1]];
}

/** The rows under the loosest limit that leaves clearly more of them than chance gives; none when no limit does. */
export function beyondChance(suspects: readonly MixedRow[], controlM: readonly number[]): readonly MixedRow[] {
  for (const limitM of limitsM) {
    const rows = suspects.filter(({ meantM }) => meantM <= limitM);
    const chance = controlM.filter((distance) => distance <= limitM).length;
    if (rows.length >= fewestRows && rows.length >= timesChance * chance) return rows;
  }
  return [];
}

const rowsPerInsert = 5_000;

async function report(
  database: Database,
  { stage, meant }: MixtureContext,
  { geometry, rows }: { readonly geometry: GeometryColumn; readonly rows: readonly MixedRow[] },
): Promise<void> {
  const name = crsLabel(meant.crs).en;
  const problems = rows.map(({ rowNo, readM, meantM }) => ({
    rowNo,
    code: 'crs_mixed',
    field: geometry.column,
    value: `${name}: ${metres(readM)} -> ${metres(meantM)}`,
  }));
  for (let start = 0; start < problems.length; start += rowsPerInsert) {
    await database.write((tx) => insertProblems(tx, stage, problems.slice(start, start + rowsPerInsert)));
  }
}

function metres(distance: number): string {
  return Number.isFinite(distance) ? `${Math.round(distance)} m` : '> 2 km';
}
