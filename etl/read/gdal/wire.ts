/** What passes between the loading process and the GDAL process: JSON lines down, frames up. */

export interface OpenRequest {
  readonly ask: 'open';
  /** Folder that GDAL may read; nothing outside it can be reached. */
  readonly folder: string;
  /** File or folder inside `folder`; the folder itself when empty. */
  readonly file: string;
  /** Only these drivers are tried: a file of another kind is no way to reach e.g. the network. */
  readonly drivers: readonly string[];
  readonly openOptions: readonly string[];
  /** Files for GDAL's own file system, by path, e.g. its settings for OpenStreetMap. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly config?: Readonly<Record<string, string>>;
  /** Encoding of the text when the driver passes bytes on as Latin-1; null when the driver knows it. */
  readonly encoding: string | null;
}

export interface ReadRequest {
  readonly ask: 'read';
  /** Place in the list of layers. */
  readonly layer: number;
  readonly toWgs84: boolean;
}

export type GdalRequest = OpenRequest | ReadRequest | { readonly ask: 'close' };

export interface LayerInfo {
  readonly name: string;
  readonly columns: readonly string[];
  readonly hasGeometry: boolean;
  /** Null when counting would cost a pass over the file. */
  readonly featureCount: number | null;
  /** Null when the layer states no CRS. */
  readonly crs: LayerCrs | null;
}

export interface LayerCrs {
  /** As stated. */
  readonly name: string;
  /** Of the system, or of the one that it projects. */
  readonly datum: string;
  /** Null when it is none of EPSG's. */
  readonly epsg: number | null;
  /** True for longitude and latitude on WGS84 or CGCS2000. */
  readonly isDegrees: boolean;
  /** True when GDAL knows the way to WGS84 to well under a metre: a system on the earth whose datum is WGS84 or CGCS2000. */
  readonly isTransformable: boolean;
}

/** Kinds of frames; a frame is its length and kind (two 32-bit numbers, little-endian) and that many bytes. */
export const frameKinds = { layers: 1, batch: 2, end: 3, failure: 4, closed: 5 } as const;
export const frameHead = 8;

export interface Frame {
  readonly kind: number;
  readonly content: Buffer;
}

export interface Failure {
  /** `encoding`: bytes that are no text in the stated encoding. */
  readonly kind: 'gdal' | 'encoding';
  readonly message: string;
  /** True when the process ends: what GDAL still holds after a failure in the middle is unknown. */
  readonly isOver: boolean;
}

/**
 * A batch is rows, column by column, everything aligned to 8 bytes: the count of rows and 1 when there are
 * geometries; the byte lengths of the geometries (0 for none) and their WKB end to end; then of each column its kind,
 * its length in bytes and its content.
 */
export const columnKinds = {
  /** Nothing in any row. */
  empty: 0,
  /** Doubles, NaN for none; after them JSON [row, text] pairs of integers that a double cannot hold. */
  numbers: 1,
  /** 16-bit places in the list of words of the column, 0 for none; after them the new words, ended by NUL each. */
  words: 2,
  /** A byte a row, 1 for none, and the texts, ended by NUL each. */
  texts: 3,
  /** A byte a row: 0 none, 1 false, 2 true. */
  booleans: 4,
} as const;

export const align = (length: number): number => (length + 7) & ~7;
