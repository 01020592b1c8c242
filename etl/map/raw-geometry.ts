import type { Geometry } from 'geojson';
import { parseAngle } from '../crs/parse-angle.ts';
import { geojsonToWkb } from '../geometry/geojson-to-wkb.ts';
import { GeometryFault } from '../geometry/geometry-fault.ts';
import { parseGeometryText } from '../geometry/parse-wkt.ts';
import type { SourceRow } from '../read/define-reader.ts';
import type { Report } from './mapped-row.ts';
import type { GeometrySource } from './match-headers.ts';
import { parseNumber } from './parse-number.ts';
import { isNothing, toText } from './parse-value.ts';

export interface RawContext {
  readonly report: Report;
  /** True when coordinate cells are angles, which may be written in degrees, minutes and seconds. */
  readonly inDegrees: boolean;
}

/**
 * The geometry of a row as WKB in the file's own coordinates: that of a vector file, a WKT or GeoJSON cell, or a pair
 * of coordinate cells. Null when there is none or none that can be used, which is then reported.
 */
export function rawGeometry(
  row: SourceRow,
  source: GeometrySource,
  { report, inDegrees }: RawContext,
): Uint8Array | null {
  const { column, fromFile } = source.geometry;
  if (fromFile && row.wkb !== undefined) return row.wkb;
  if (fromFile && row.geometry !== null) return encode(row.geometry, column, report);
  const text = source.wkt === undefined ? '' : toText(row.values[source.wkt]);
  if (isNothing(text)) return pointOfCells(row, source, { report, inDegrees });
  const geometry = parseGeometryText(text);
  if (geometry !== undefined) return encode(geometry, column, report);
  report('geometry_broken', column, text);
  return null;
}

function encode(geometry: Geometry, column: string, report: Report): Uint8Array | null {
  try {
    return geojsonToWkb(geometry);
  } catch (error) {
    if (!(error instanceof GeometryFault)) throw error;
    report(error.code, column, JSON.stringify(geometry));
    return null;
  }
}

function pointOfCells(
  row: SourceRow,
  { geometry, lon, lat }: GeometrySource,
  { report, inDegrees }: RawContext,
): Uint8Array | null {
  if (lon === undefined && lat === undefined) return null;
  const texts = [lon, lat].map((index) => (index === undefined ? '' : toText(row.values[index])));
  const [lonText = '', latText = ''] = texts;
  if (isNothing(lonText) && isNothing(latText)) return null;
  const value = `${lonText} ${latText}`;
  if (isNothing(lonText) || isNothing(latText)) {
    report('coordinates_incomplete', geometry.column, value);
    return null;
  }
  const faulty = row.cellFaults?.find(({ column }) => column === lon || column === lat);
  if (faulty !== undefined) {
    report(faulty.code, geometry.column, faulty.value);
    return null;
  }
  const parse = inDegrees ? parseAngle : parseNumber;
  const coordinates = texts.map((text) => Number(parse(text) ?? Number.NaN));
  return encode({ type: 'Point', coordinates }, geometry.column, (code, field) => report(code, field, value));
}
