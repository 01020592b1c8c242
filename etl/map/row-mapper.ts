import { type FittedGeometry, WkbFitter } from '../geometry/fit-wkb.ts';
import { shiftOf } from '../geometry/shift-of.ts';
import { sketchWkb } from '../geometry/sketch-wkb.ts';
import type { Crs } from '../read/crs.ts';
import type { SourceRow } from '../read/define-reader.ts';
import { type CellParser, cellParser } from './cell-parser.ts';
import type { MappedRow, Report, RowDraft, RowProblem } from './mapped-row.ts';
import type { FieldSource, HeaderMatch } from './match-headers.ts';
import { toText } from './parse-value.ts';
import { cutPersonalData } from './personal-data.ts';
import { rawGeometry } from './raw-geometry.ts';

const longestValue = 200;

/**
 * Maps the rows of one source in two steps: `draft` understands cells and finds geometries, `finish` makes the
 * geometries fit. Between the two the database may transform coordinates.
 */
export class RowMapper {
  readonly #match: HeaderMatch;
  readonly #inDegrees: boolean;
  readonly #cells: readonly { readonly source: FieldSource; readonly parse: CellParser }[];
  readonly #fitters: readonly WkbFitter[];

  /** `types` are the SQL types of the columns by name. */
  constructor(match: HeaderMatch, crs: Crs, types: ReadonlyMap<string, string>) {
    this.#match = match;
    this.#inDegrees = crs.kind !== 'epsg';
    this.#cells = match.fields.map((source) => ({ source, parse: cellParser(source, types.get(source.name) ?? '') }));
    // What the database has transformed is in order and in degrees.
    const shift = crs.kind === 'epsg' ? undefined : shiftOf(crs);
    this.#fitters = match.geometries.map(({ geometry }) => new WkbFitter(geometry.type, shift));
  }

  draft(row: SourceRow): RowDraft {
    const problems: RowProblem[] = [];
    const report = reporterOf(row.rowNo, problems);
    if (row.fault !== undefined) report(row.fault);
    const faults = row.cellFaults;
    const texts = this.#cells.map(({ source, parse }) => {
      const given = source.column === undefined ? source.constant : row.values[source.column];
      const cellFault = faults?.find(({ column }) => column === source.column);
      if (cellFault !== undefined) {
        report(cellFault.code, source.name, cellFault.value);
        return null;
      }
      const parsed = parse(given);
      if ('text' in parsed) {
        if (parsed.note !== undefined) report(parsed.note, source.name);
        return parsed.text;
      }
      report(parsed.fault, source.name, cutPersonalData(toText(given)).text);
      return null;
    });
    const wkbs = this.#match.geometries.map((source) =>
      rawGeometry(row, source, { report, inDegrees: this.#inDegrees }),
    );
    return { rowNo: row.rowNo, texts, wkbs, problems };
  }

  finish({ rowNo, texts, wkbs, problems }: RowDraft): MappedRow {
    const report = reporterOf(rowNo, problems);
    const geometries: (string | null)[] = [];
    const lengthsKm: (string | null)[] = [];
    for (const [index, { geometry }] of this.#match.geometries.entries()) {
      const fitted = this.#fit(wkbs[index] ?? null, index, report);
      geometries.push(fitted?.hex ?? null);
      if (geometry.lengthKm !== undefined) lengthsKm.push(fitted === null ? null : lengthText(fitted.lengthM));
    }
    return { rowNo, texts, geometries, lengthsKm, problems };
  }

  #fit(wkb: Uint8Array | null, index: number, report: Report): FittedGeometry | null {
    if (wkb === null) return null;
    const column = this.#match.geometries[index]?.geometry.column ?? null;
    const fitted = this.#fitters[index]?.fit(wkb);
    if (fitted === undefined) throw new Error(`no geometry ${index}`);
    if ('fault' in fitted) report(fitted.fault, column, sketchWkb(wkb));
    else if (fitted.hex === null) report('geometry_empty', column);
    else {
      if (fitted.repaired) report('geometry_repaired', column, sketchWkb(wkb));
      return fitted;
    }
    return null;
  }
}

function reporterOf(rowNo: number, problems: RowProblem[]): Report {
  return (code, field = null, value = null) => {
    problems.push({ rowNo, code, field, value: value?.slice(0, longestValue) ?? null });
  };
}

/** Kilometres to the millimetre, so that both engines and every format agree. */
function lengthText(lengthM: number): string {
  const millimetres = Math.round(lengthM * 1000);
  return `${Math.floor(millimetres / 1_000_000)}.${String(millimetres % 1_000_000).padStart(6, '0')}`;
}
