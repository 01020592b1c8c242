/** A fault of one row, by the code of its problem kind. */
export interface RowProblem {
  readonly rowNo: number;
  readonly code: string;
  readonly field: string | null;
  readonly value: string | null;
}

export type Report = (code: string, field?: string | null, value?: string | null) => void;

/** A row whose geometries are still in the coordinates of the file. */
export interface RowDraft {
  readonly rowNo: number;
  /** In the order of the fields, as their columns keep them. */
  readonly texts: readonly (string | null)[];
  /** Little-endian WKB in the order of the geometries. */
  readonly wkbs: (Uint8Array | null)[];
  readonly problems: RowProblem[];
}

/** A row ready for the stage. */
export interface MappedRow {
  readonly rowNo: number;
  readonly texts: readonly (string | null)[];
  /** Hexadecimal EWKB in WGS84, in the order of the geometries. */
  readonly geometries: readonly (string | null)[];
  /** In the order of the geometries with a length column: km with up to six decimals. */
  readonly lengthsKm: readonly (string | null)[];
  readonly problems: readonly RowProblem[];
}
