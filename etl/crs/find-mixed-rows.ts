import type { LonLat } from '#geodata/crs/gcj02.ts';
import type { Measure } from './measure-places.ts';
import type { Reading } from './readings.ts';
import type { StagedPlace } from './staged-places.ts';
import { fitsOnly, inPlaceM } from './weigh-readings.ts';

/** A row that lies on known ground in another system and nowhere near as it was read. */
export interface MixedRow {
  readonly rowNo: number;
  readonly readM: number;
  readonly meantM: number;
}

export interface Judged {
  /** Rows of which something is known. */
  readonly compared: number;
  readonly suspects: readonly MixedRow[];
  /** Distances of the rows that chance alone would make suspects. */
  readonly controlM: readonly number[];
}

/** From loose to strict: where ground is dense, chance puts rows near it, and only the closest prove anything. */
const limitsM = [40, 20, 10, 5] as const;
const fewestRows = 3;
const timesChance = 8;

/**
 * Measures what does not lie in place as read: where `meant` would put it, and, to see what chance gives, as far the
 * other way.
 */
export async function judgePlaces(
  page: readonly StagedPlace[],
  { meant, measure }: { readonly meant: Reading; readonly measure: Measure },
): Promise<Judged> {
  const readM = await measure(
    page,
    page.map(({ place }) => place),
  );
  const astray = page.flatMap((row, index) => {
    const distance = readM[index] ?? null;
    const other = meant.place(row.place);
    return distance === null || distance < inPlaceM || other === undefined ? [] : [{ row, readM: distance, other }];
  });
  const rows = astray.map(({ row }) => row);
  const meantM = await measure(
    rows,
    astray.map(({ other }) => other),
  );
  const oppositeM = await measure(
    rows,
    astray.map(({ row, other }) => opposite(row.place, other)),
  );
  const far = Number.POSITIVE_INFINITY;
  const all = astray.map(({ row, readM }, index) => ({ rowNo: row.rowNo, readM, meantM: meantM[index] ?? far }));
  return {
    compared: readM.filter((distance) => distance !== null).length,
    suspects: all.filter((row) => fitsOnly(row.meantM, row.readM)),
    controlM: oppositeM
      .map((distance) => distance ?? far)
      .filter((distance, index) => fitsOnly(distance, all[index]?.readM ?? 0)),
  };
}

function opposite([lon, lat]: LonLat, other: LonLat): LonLat {
  return [2 * lon - other[0], 2 * lat - other[1]];
}

/** The rows under the loosest limit that leaves clearly more of them than chance gives; none when no limit does. */
export function beyondChance({ suspects, controlM }: Omit<Judged, 'compared'>): readonly MixedRow[] {
  for (const limitM of limitsM) {
    const rows = suspects.filter(({ meantM }) => meantM <= limitM);
    const chance = controlM.filter((distance) => distance <= limitM).length;
    if (rows.length >= fewestRows && rows.length >= timesChance * chance) return rows;
  }
  return [];
}
