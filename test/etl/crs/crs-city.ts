import { findGround } from '#etl/crs/find-ground.ts';
import { type ResolvedCrs, resolveCrs } from '#etl/crs/resolve-crs.ts';
import { verifyCrs } from '#etl/crs/verify-crs.ts';
import { findDataset, loadFile } from '#etl/load-file.ts';
import { matchHeaders } from '#etl/map/match-headers.ts';
import { ProgressMeter } from '#etl/progress/progress-meter.ts';
import { parseCrs } from '#etl/read/crs.ts';
import { openSource } from '#etl/read/open-source.ts';
import { resolveScope } from '#etl/scope/resolve-scope.ts';
import { fillStage } from '#etl/stage/fill-stage.ts';
import { dropStage, openStage } from '#etl/stage/open-stage.ts';
import { prepareRows } from '#etl/stage/prepare-rows.ts';
import type { LonLat } from '#geodata/crs/gcj02.ts';
import type { Database } from '#geodata/database/database.ts';
import { buildCity, type PlacedRow, programme, root, toGeojson, writeFile } from '../support/small-city.ts';
import { moved, numbersOf, type SystemName, systems } from './random-ground.ts';

const next = numbersOf(20_260);
const somewhere = (): LonLat => [116.005 + 0.79 * next(), 39.005 + 0.09 * next()];

/** Standing villages and bent roads at random places of the small city: nothing repeats, as on real ground. */
const villages = Array.from({ length: 300 }, somewhere);
const roads = Array.from({ length: 150 }, () => {
  const line = [somewhere()];
  for (let vertex = 1; vertex < 8; vertex += 1) {
    line.push(moved(line[vertex - 1] ?? [0, 0], (next() - 0.4) * 500, (next() - 0.5) * 300));
  }
  return line;
});

/** Places of a new facility file: most beside known villages and roads, some where nothing is known. */
export const sites: readonly LonLat[] = Array.from({ length: 160 }, (_, index) => {
  const known = index % 2 === 0 ? villages[index] : roads[index % 150]?.[index % 8];
  return moved(index % 8 === 7 || known === undefined ? somewhere() : known, (next() - 0.5) * 20, (next() - 0.5) * 20);
});

/** The standing roads as rows, each position in the system that `systemOf` names for the row. */
export function roadRows(systemOf: (index: number) => SystemName = () => 'degrees'): PlacedRow[] {
  return roads.map((line, index) => ({
    row: { segment_code: `Y${index}-1`, route_code: `Y${index}`, admin_grade: 'township' },
    geometry: { type: 'LineString', coordinates: line.map((place) => [...systems[systemOf(index)](place)]) },
  }));
}

/** The small city with its villages and roads standing. */
export async function buildKnownCity(database: Database): Promise<void> {
  await buildCity(database);
  const town = (lon: number): string =>
    `${lon < 116.4 ? '110102' : '110101'}00${1 + (Math.floor((lon - 116) * 10) % 4)}`;
  const villageRows = villages.map(([lon, lat], index): PlacedRow => {
    const code = `${town(lon)}${String(index).padStart(3, '0')}`;
    return { row: { code, name: `${index}村` }, geometry: { type: 'Point', coordinates: [lon, lat] } };
  });
  for (const [dataset, rows] of [
    ['village', villageRows],
    ['road_segment', roadRows()],
  ] as const) {
    const file = writeFile(`${dataset}.geojson`, toGeojson(rows));
    await loadFile(database, { dataset, file, programme, crs: 'wgs84', dataDate: '2020-01-01' });
  }
}

export interface StagedFile extends ResolvedCrs {
  readonly staged: readonly { row_no: number; lon: number; lat: number }[];
  readonly problems: readonly { row_no: number; code: string; value: string | null }[];
}

/** Opens, resolves, stages and verifies a facility file as a load does, and answers what stands in the stage. */
export async function stageFile(
  database: Database,
  path: string,
  crs = 'auto',
  name: 'facility' | 'road_segment' = 'facility',
): Promise<StagedFile> {
  const dataset = findDataset(name);
  const asked = parseCrs(crs);
  const scope = await resolveScope(database, dataset, { programme });
  const open = await openSource({ path, name: path, crs: asked });
  const match = matchHeaders(open.columns, dataset, { fields: {} });
  const stage = await openStage(database, dataset);
  try {
    const resolved = await resolveCrs(database, { scope, source: open, match, asked, fileName: path });
    const progress = new ProgressMeter(path, undefined);
    await fillStage(database, { stage, scope, source: resolved.source, match, progress });
    const context = { stage, scope, dataDate: '2020-12-31', mode: 'guarded' as const };
    await prepareRows(database, context);
    await verifyCrs(database, { ...context, crs: resolved.source.crs, isAsked: asked !== 'auto' });
    const column = dataset.geometries[0]?.column ?? '';
    const { rows: staged } = await database.knex.raw(
      'SELECT row_no, ST_X(ST_Centroid(??)) AS lon, ST_Y(ST_Centroid(??)) AS lat FROM ?? ORDER BY row_no',
      [column, column, stage.table],
    );
    const { rows: problems } = await database.knex.raw('SELECT row_no, code, value FROM ?? ORDER BY row_no', [
      stage.problems,
    ]);
    return { ...resolved, staged, problems };
  } finally {
    await open.close();
    await dropStage(database, stage);
  }
}

export function facilityCsv(positions: readonly (readonly [unknown, unknown])[], headers = 'lon,lat'): string {
  const lines = positions.map(([x, y], index) => `S${index},${index}号站,bus_stop,"${x}","${y}"`);
  return writeFile('facilities.csv', [`facility_code,name,kinds,${headers}`, ...lines, ''].join('\r\n'));
}

export const knownGround = (database: Database) => findGround(database, root);
