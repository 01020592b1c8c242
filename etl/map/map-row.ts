import type { Geometry } from 'geojson';
import { type FitOptions, fitGeometry } from '../geometry/fit-geometry.ts';
import { fromWkb } from '../geometry/from-wkb.ts';
import { parseGeometryText } from '../geometry/parse-wkt.ts';
import { shiftOf } from '../geometry/shift-of.ts';
import { toEwkb } from '../geometry/to-ewkb.ts';
import type { SettledSource, SourceRow } from '../read/define-reader.ts';
import type { FieldSource, GeometrySource, HeaderMatch } from './match-headers.ts';
import { squeeze } from './parse-code.ts';
import { parseNumber } from './parse-number.ts';
import { isNothing, parseValue, toText } from './parse-value.ts';

/** A fault of one row, by the code of its problem kind. */
export interface RowProblem {
  readonly rowNo: number;
  readonly code: string;
  readonly field: string | null;
  readonly value: string | null;
}

/** A row ready for the stage: texts in the order of the fields, hexadecimal EWKB in the order of the geometries. */
export interface MappedRow {
  readonly rowNo: number;
  readonly texts: readonly (string | null)[];
  readonly geometries: readonly (string | null)[];
  readonly problems: readonly RowProblem[];
}

const wgs84 = 4326;
const longestValue = 200;

/** The function that maps the rows of one source. */
export function rowMapper(match: HeaderMatch, source: SettledSource): (row: SourceRow) => MappedRow {
  const context = {
    hasGeometry: source.hasGeometry,
    shift: shiftOf(source.crs),
    inDegrees: source.crs.kind !== 'epsg',
    srid: source.crs.kind === 'epsg' ? source.crs.srid : wgs84,
  };
  return (row) => {
    const problems: RowProblem[] = [];
    const report: Report = (code, field = null, value = null) => {
      problems.push({ rowNo: row.rowNo, code, field, value: value?.slice(0, longestValue) ?? null });
    };
    if (row.fault !== undefined) report(row.fault);
    const texts = match.fields.map((field) => mapField(row, field, report));
    const geometries = match.geometries.map((geometry) => mapGeometry(row, geometry, { ...context, report }));
    return { rowNo: row.rowNo, texts, geometries, problems };
  };
}

type Report = (code: string, field?: string | null, value?: string | null) => void;

function mapField(row: SourceRow, source: FieldSource, report: Report): string | null {
  const given = source.column === undefined ? source.constant : row.values[source.column];
  const raw = source.values === undefined ? given : translate(given, source.values);
  const parsed = parseValue(raw, source.field);
  if ('text' in parsed) return parsed.text;
  report(parsed.fault, source.name, toText(given));
  return null;
}

function translate(given: unknown, values: ReadonlyMap<string, unknown>): unknown {
  const word = squeeze(toText(given));
  if (values.has(word)) return values.get(word);
  return word !== '' && values.has('*') ? values.get('*') : given;
}

interface GeometryContext extends Omit<FitOptions, 'type'> {
  readonly hasGeometry: boolean;
  readonly srid: number;
  readonly report: Report;
}

function mapGeometry(row: SourceRow, source: GeometrySource, context: GeometryContext): string | null {
  const { column, type } = source.geometry;
  const given = givenGeometry(row, source, context);
  if (given === null) return null;
  const fitted = fitGeometry(given, { ...context, type });
  if ('fault' in fitted) context.report(fitted.fault, column, sketch(given));
  else if (fitted.geometry === null) context.report('geometry_empty', column);
  else return toEwkb(fitted.geometry, context.srid);
  return null;
}

/** The geometry of the row: that of a vector file, a WKT cell, or a pair of coordinate cells. */
function givenGeometry(row: SourceRow, source: GeometrySource, context: GeometryContext): Geometry | null {
  const { column, fromFile } = source.geometry;
  if (fromFile && row.wkb !== undefined) return fromWkb(row.wkb);
  if (fromFile && context.hasGeometry && row.geometry !== null) return row.geometry;
  const text = source.wkt === undefined ? '' : toText(row.values[source.wkt]);
  if (!isNothing(text)) {
    const geometry = parseGeometryText(text);
    if (geometry === undefined) context.report('geometry_broken', column, text);
    return geometry ?? null;
  }
  return pointOfCells(row, source, context.report);
}

function pointOfCells(row: SourceRow, { geometry, lon, lat }: GeometrySource, report: Report): Geometry | null {
  if (lon === undefined && lat === undefined) return null;
  const texts = [lon, lat].map((index) => (index === undefined ? '' : toText(row.values[index])));
  const [lonText = '', latText = ''] = texts;
  if (isNothing(lonText) && isNothing(latText)) return null;
  const value = `${lonText} ${latText}`;
  if (isNothing(lonText) || isNothing(latText)) {
    report('coordinates_incomplete', geometry.column, value);
    return null;
  }
  const numbers = texts.map((text) => Number(parseNumber(text) ?? Number.NaN));
  return { type: 'Point', coordinates: numbers };
}

/** Enough of a faulty geometry to find it in the file. */
function sketch(geometry: Geometry): string {
  return JSON.stringify(geometry).slice(0, longestValue);
}
