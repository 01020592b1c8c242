import type { Geometry } from 'geojson';
import type { Crs } from './crs.ts';
import type { RecordShare } from './shapefile/read-share.ts';

/** One row of a source file as read: values in the order of `columns`, still untyped. */
export interface SourceRow {
  /** The number people find the row by: that of the sheet in workbooks; elsewhere counted from 1 without the header. */
  readonly rowNo: number;
  readonly values: readonly unknown[];
  /** Geometry of the row in vector files; null when the row has none. */
  readonly geometry: Geometry | null;
  /**
   * The same as little-endian WKB of two dimensions, in the CRS of the source, from readers that have it so; then
   * `geometry` is null.
   */
  readonly wkb?: Uint8Array;
  /** Code of a fault of the row as a whole, e.g. `column_count`. */
  readonly fault?: string;
  /** Cells that must not be taken as they stand; they concern only those who read the column. */
  readonly cellFaults?: readonly CellFault[];
}

/** A cell that has no sound value, by the code of a problem kind. */
export interface CellFault {
  /** Index in `columns`. */
  readonly column: number;
  readonly code: string;
  readonly value: string;
}

/** What reading found out about a row that is no row of data, or about several together. */
export interface SourceProblem {
  /** As in `SourceRow`; 0 for the whole file. */
  readonly rowNo: number;
  readonly code: string;
  /** Index in `columns`; null for the whole row. */
  readonly column: number | null;
  readonly value: string;
}

/** Something to tell of the whole file, by the code of a problem kind. */
export interface SourceNote {
  readonly code: string;
  readonly value: string;
}

/** Where the rows of a workbook stand, so that a report can mark the cells. */
export interface SheetPlace {
  readonly sheet: string;
  /** Rows of the header, counted from 1 as the spreadsheet shows them. */
  readonly headerRows: readonly number[];
  /** Column of the sheet, counted from 1, of each of `columns`. */
  readonly columnNumbers: readonly number[];
}

export interface OpenSource {
  readonly columns: readonly string[];
  /** Other spellings of each of `columns`, from headers of several rows: 起点/桩号 is also 起点桩号 and 桩号起点. */
  readonly columnSpellings?: readonly (readonly string[])[];
  /** In workbooks. */
  readonly place?: SheetPlace;
  /** True when rows bring a geometry of their own. */
  readonly hasGeometry: boolean;
  /** How the coordinates of the rows are to be understood, as the file itself states it or the user said. */
  readonly crs: Crs | 'unstated';
  /** Name of the CRS as the file states it, e.g. that of a .prj; null when it states none. */
  readonly crsName?: string | null;
  readonly notes: readonly SourceNote[];
  /** Rows in the file, when known beforehand. */
  readonly total: number | null;
  readonly rows: AsyncIterable<SourceRow> | Iterable<SourceRow>;
  /** The same rows some thousand at a time, from readers that have them so: a step less to wait for each. */
  readonly batches?: AsyncIterable<readonly SourceRow[]>;
  /** From readers that let another thread read a part of the rows, which `rows` and `batches` then lack. */
  readonly share?: RecordShare;
  /** Grows while `rows` are read; complete at their end. */
  readonly rowProblems?: readonly SourceProblem[];
  close(): Promise<void>;
}

/** A source of which it is settled how its coordinates are to be understood. */
export interface SettledSource extends OpenSource {
  readonly crs: Crs;
}

export interface SourceRequest {
  /** A file, or the folder that holds the files of the source. */
  readonly path: string;
  /** File name as given by the user, when the path is that of a copy. */
  readonly name: string;
  /** What the user said of the CRS; `auto` leaves it to the file. */
  readonly crs: Crs | 'auto';
  readonly layer?: string;
}

/** One file format. Every file in `formats/` exports one by default. */
export interface Reader {
  readonly name: string;
  readonly zh: string;
  /** File name endings with the dot, in lower case. */
  readonly endings: readonly string[];
  /**
   * Tells by the names of the files in a folder or an archive whether it is of this format. A reader with it opens
   * folders; archives are unpacked before.
   */
  holds?(files: readonly string[]): boolean;
  /** Begins what takes long to begin, while an archive is being unpacked. */
  prepare?(): void;
  open(request: SourceRequest): Promise<OpenSource>;
}

export function defineReader(reader: Reader): Reader {
  return reader;
}
