import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';
import type { AdminGrade } from '#geodata/vocabulary/road.ts';
import { type GraticuleLine, graticulePoints, type LonLatExtent } from './graticule.ts';
import { groupRoads, type RoadRow } from './list-map-records.ts';
import type { Language, MapLines, MapPoints } from './map-content.ts';
import type { Position } from './map-geometry.ts';
import type { SheetPlace } from './sheet-place.ts';
import { nameIn } from './words-in.ts';

interface Place {
  readonly root: string;
  readonly load: number;
  readonly region: string;
  readonly srid: number;
}
interface PointRow {
  readonly name: string;
  readonly name_en?: string | null;
  readonly east: number;
  readonly north: number;
}

const seatsQuery = sqlFile<Place, PointRow>(new URL('./list-map-seats.sql', import.meta.url));
const facilitiesQuery = sqlFile<Place & { kind: string }, PointRow>(
  new URL('./list-map-facilities.sql', import.meta.url),
);
const roadsQuery = sqlFile<Place & { tolerance_m: number; grades: readonly string[] }, RoadRow>(
  new URL('./list-map-roads.sql', import.meta.url),
);
const projectQuery = sqlFile<
  { lons: readonly number[]; lats: readonly number[]; srid: number },
  { east: number; north: number }
>(new URL('./project-points.sql', import.meta.url));

const placeOf = ({ root, load, region, srid }: SheetPlace): Place => ({ root, load, region, srid });

export async function listSeats(tx: ReadTransaction, lang: Language, place: SheetPlace): Promise<MapPoints> {
  const rows = await seatsQuery(tx, placeOf(place));
  const points = rows.map(({ name, name_en = null, east, north }) => ({
    name: nameIn(lang, { name, nameEn: name_en }),
    position: [east, north] as const,
  }));
  return { kind: 'seat', state: 'outside', points };
}

export async function listFacilities(tx: ReadTransaction, kind: string, place: SheetPlace): Promise<MapPoints> {
  const rows = await facilitiesQuery(tx, { ...placeOf(place), kind });
  const points = rows.map(({ name, east, north }) => ({ name, position: [east, north] as const }));
  return { kind: 'facility', state: 'outside', points };
}

export async function listRoads(
  tx: ReadTransaction,
  grades: readonly AdminGrade[],
  place: SheetPlace,
): Promise<MapLines[]> {
  return groupRoads(await roadsQuery(tx, { ...placeOf(place), tolerance_m: place.toleranceM, grades }));
}

/** Meridians and parallels through an extent, in the sheet's CRS. */
export async function listGraticule(tx: ReadTransaction, extent: LonLatExtent, srid: number): Promise<GraticuleLine[]> {
  const points = graticulePoints(extent);
  const projected = await projectQuery(tx, {
    lons: points.map(({ lon }) => lon),
    lats: points.map(({ lat }) => lat),
    srid,
  });
  const lines = new Map<string, { axis: GraticuleLine['axis']; minutes: number; vertices: Position[] }>();
  for (const [index, { axis, minutes }] of points.entries()) {
    const key = `${axis} ${minutes}`;
    const line = lines.get(key) ?? { axis, minutes, vertices: [] };
    const vertex = projected[index];
    if (vertex) line.vertices.push([vertex.east, vertex.north]);
    lines.set(key, line);
  }
  return [...lines.values()];
}
