import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { hasOgr2ogr, ogr2ogr } from './ogr2ogr.ts';
import { writeBiff2 } from './old-workbook.ts';
import { type PlacedRow, toCsv, toGeojson } from './small-city.ts';
import { shapefileParts } from './write-shapefile.ts';
import { zipBytes } from './zip-bytes.ts';

/** A file that loads as it is; several parts are the files of one folder. */
export interface SoundFile {
  readonly format: string;
  readonly dataset: 'road_segment' | 'facility' | 'plan';
  /** Name that it is to have; that of the folder when there are several parts. */
  readonly name: string;
  readonly parts: Readonly<Record<string, Uint8Array>>;
  /** Rows in it. */
  readonly count: number;
  /** Path of the mapping that it needs, when its columns are no fields. */
  readonly mapping?: string | undefined;
  /** Layer to be read, when it has several. */
  readonly layer?: string;
}

const text = (content: string): Uint8Array => new Uint8Array(Buffer.from(content));

/** The same roads in every format that this machine can write. */
export function soundRoads(rows: readonly PlacedRow[]): SoundFile[] {
  const placed = rows.filter(({ geometry }) => geometry !== null);
  const csv = toCsv(rows, { wkt: true });
  const shapefile = shapefileParts(toGeojson(placed), { encoding: 'GBK' });
  const one = (format: string, name: string, content: Uint8Array, count = rows.length): SoundFile => ({
    format,
    dataset: 'road_segment',
    name,
    parts: { [name]: content },
    count,
  });
  return [
    one('CSV in UTF-8', 'utf8.csv', text(csv)),
    one('CSV in GBK', 'gbk.csv', new Uint8Array(iconv.encode(csv, 'gbk'))),
    one('GeoJSON', 'roads.geojson', text(toGeojson(rows))),
    one('zipped CSV', 'table.zip', zipBytes([{ name: iconv.encode('路段.csv', 'gbk'), content: text(csv) }])),
    one('old workbook', 'roads.xls', writeBiff2(cellsOf(rows))),
    {
      format: 'shapefile',
      dataset: 'road_segment',
      name: 'shapefile',
      parts: shapefile,
      count: placed.length,
    },
    one(
      'zipped shapefile',
      'shapefile.zip',
      zipBytes(Object.entries(shapefile).map(([name, content]) => ({ name, content }))),
      placed.length,
    ),
    one('KML', 'roads.kml', text(kmlOf(placed)), placed.length),
    ...(hasOgr2ogr ? writtenByGdal(placed) : []),
  ];
}

function writtenByGdal(placed: readonly PlacedRow[]): SoundFile[] {
  const folder = mkdtempSync(join(tmpdir(), 'tongcun-test-sound-'));
  const source = join(folder, 'in.geojson');
  writeFileSync(source, toGeojson(placed));
  const drivers = [
    ['GeoPackage', 'roads.gpkg', 'GPKG'],
    ['FlatGeobuf', 'roads.fgb', 'FlatGeobuf'],
    ['MapInfo', 'roads.mif', 'MapInfo File'],
  ] as const;
  return drivers.map(([format, name, driver]) => {
    ogr2ogr('-f', driver, join(folder, name), source, '-mapFieldType', 'Integer64=Real');
    const files = name.endsWith('.mif') ? [name, 'roads.mid'] : [name];
    const parts = Object.fromEntries(files.map((file) => [file, new Uint8Array(readFileSync(join(folder, file)))]));
    return { format, dataset: 'road_segment', name: files.length > 1 ? 'mapinfo' : name, parts, count: placed.length };
  });
}

function cellsOf(rows: readonly PlacedRow[]): (string | number)[][] {
  const columns = Object.keys(rows[0]?.row ?? {});
  const cell = (value: string | number | boolean | null | undefined): string | number =>
    typeof value === 'number' ? value : String(value ?? '');
  return [columns, ...rows.map(({ row }) => columns.map((column) => cell(row[column])))];
}

/** Roads as placemarks with their values as data. */
export function kmlOf(placed: readonly PlacedRow[]): string {
  const data = (row: PlacedRow['row']): string =>
    Object.entries(row)
      .map(([name, value]) => `<Data name="${name}"><value>${value ?? ''}</value></Data>`)
      .join('');
  const line = ({ geometry }: PlacedRow): string =>
    geometry?.type === 'LineString' ? geometry.coordinates.map((position) => position.join(',')).join(' ') : '';
  const marks = placed.map(
    (road) =>
      `<Placemark><ExtendedData>${data(road.row)}</ExtendedData><LineString><coordinates>${line(road)}</coordinates></LineString></Placemark>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${marks.join('')}</Document></kml>`;
}

/** A timetable of two stops. */
export function soundTimetable(): SoundFile {
  const files = {
    'stops.txt': 'stop_id,stop_name,stop_lat,stop_lon,location_type\nA,前村,39.05,116.05,\nB,后村,39.06,116.15,0\n',
    'trips.txt': 'route_id,service_id,trip_id\nr,W,w1\nr,W,w2\n',
    'calendar.txt':
      'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nW,1,1,1,1,1,0,0,20260105,20260111\n',
    'stop_times.txt':
      'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nw1,06:00:00,06:05:00,A,1\nw1,06:30:00,06:30:00,B,2\nw2,25:10:00,25:10:00,B,1\n',
  };
  const parts = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, text(content)]));
  return { format: 'GTFS', dataset: 'facility', name: 'timetable', parts, count: 2 };
}
