import type { Geometry } from 'geojson';
import type { Crs } from './crs.ts';

/** One row of a source file as read: values in the order of `columns`, still untyped. */
export interface SourceRow {
  /** Row of the file, counted from 1, without the header. */
  readonly rowNo: number;
  readonly values: readonly unknown[];
  /** Geometry of the row in vector files; null when the row has none. */
  readonly geometry: Geometry | null;
  /** Code of a fault of the row as a whole, e.g. `column_count`. */
  readonly fault?: string;
}

/** Something to tell of the whole file, by the code of a problem kind. */
export interface SourceNote {
  readonly code: string;
  readonly value: string;
}

export interface OpenSource {
  readonly columns: readonly string[];
  /** True when rows bring a geometry of their own. */
  readonly hasGeometry: boolean;
  /** How the coordinates of the rows are to be understood. */
  readonly crs: Crs;
  readonly notes: readonly SourceNote[];
  /** Rows in the file, when known beforehand. */
  readonly total: number | null;
  readonly rows: AsyncIterable<SourceRow> | Iterable<SourceRow>;
  close(): Promise<void>;
}

export interface SourceRequest {
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
  open(request: SourceRequest): Promise<OpenSource>;
}

export function defineReader(reader: Reader): Reader {
  return reader;
}
