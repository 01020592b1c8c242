import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasOgr2ogr, ogr2ogr } from './ogr2ogr.ts';
import { type OsmNode, osmPbf } from './osm-pbf.ts';
import { plannedCells, printedPlan } from './printed-plan.ts';
import { write } from './read-source.ts';
import { type PlacedRow, toGeojson } from './small-city.ts';
import { kmlOf, type SoundFile } from './sound-files.ts';
import { zipBytes } from './zip-bytes.ts';

/** Roads in the formats of drawings, of other systems and of OpenStreetMap, and the printed plan. */
export function soundLayers(rows: readonly PlacedRow[]): SoundFile[] {
  const placed = rows.filter(({ geometry }) => geometry !== null);
  return [soundKmz(placed), soundPlan(), soundOsm(placed), ...(hasOgr2ogr ? writtenByGdal(placed) : [])];
}

function soundKmz(placed: readonly PlacedRow[]): SoundFile {
  const content = zipBytes([{ name: 'doc.kml', content: Buffer.from(kmlOf(placed)) }]);
  const parts = { 'roads.kmz': content };
  return { format: 'KMZ', dataset: 'road_segment', name: 'roads.kmz', parts, count: placed.length };
}

function soundPlan(): SoundFile {
  const parts = { 'plan.txt': new Uint8Array(Buffer.from(printedPlan())) };
  return { format: 'plan table', dataset: 'plan', name: 'plan.txt', parts, count: plannedCells().length };
}

function mappingOf(name: string, fields: object): string {
  return write(`${name}.json`, JSON.stringify({ dataset: 'road_segment', fields }));
}

function soundOsm(placed: readonly PlacedRow[]): SoundFile {
  const nodes: OsmNode[] = [];
  const ways = placed.map(({ row, geometry }, index) => {
    const line = geometry?.type === 'LineString' ? geometry.coordinates : [];
    const own = line.map(([lon = 0, lat = 0], vertex) => ({ id: 100 * (index + 1) + vertex, lon, lat }));
    nodes.push(...own);
    const tags = { highway: 'tertiary', ref: String(row.route_code), surface: 'asphalt' };
    return { id: index + 1, nodes: own.map(({ id }) => id), tags };
  });
  return {
    format: 'OSM PBF',
    dataset: 'road_segment',
    name: 'roads.pbf',
    parts: { 'roads.pbf': new Uint8Array(osmPbf(nodes, ways)) },
    count: placed.length,
    layer: 'lines',
    mapping: mappingOf('osm', {
      segment_code: { column: 'osm_id' },
      route_code: { column: 'ref' },
      admin_grade: { column: 'highway', values: { tertiary: 'township', '*': null } },
    }),
  };
}

const drawing = {
  segment_code: { column: 'EntityHandle' },
  route_code: { constant: 'Y0001110101' },
  admin_grade: { constant: 'township' },
};

function writtenByGdal(placed: readonly PlacedRow[]): SoundFile[] {
  const folder = mkdtempSync(join(tmpdir(), 'tongcun-test-layers-'));
  const source = join(folder, 'in.geojson');
  writeFileSync(source, toGeojson(placed));
  mkdirSync(join(folder, 'tab'));
  ogr2ogr('-f', 'OpenFileGDB', join(folder, 'roads.gdb'), source, '-nln', 'roads');
  ogr2ogr('-f', 'MapInfo File', join(folder, 'tab/roads.tab'), source, '-mapFieldType', 'Integer64=Real');
  mkdirSync(join(folder, 'dxf'));
  ogr2ogr('-f', 'DXF', join(folder, 'dxf/roads.dxf'), source, '-select', '');
  const of = (format: string, name: string, from = name): SoundFile => ({
    format,
    dataset: 'road_segment',
    name,
    parts: filesOf(join(folder, from)),
    count: placed.length,
  });
  return [
    of('File Geodatabase', 'roads.gdb'),
    of('MapInfo TAB', 'tab'),
    { ...of('DXF', 'roads.dxf', 'dxf'), mapping: mappingOf('drawing', drawing) },
  ];
}

/** Of a geodatabase the tables of the user come last by name; damage is done to the first ten. */
function filesOf(folder: string): Record<string, Uint8Array> {
  const names = readdirSync(folder).sort().reverse();
  return Object.fromEntries(names.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]));
}
