import { CsvError, parse } from 'csv-parse/sync';
import type { Fault } from './faults.ts';

export interface CsvRow {
  readonly cells: readonly string[];
  /** Line of the file, counted from 1. */
  readonly line: number;
}

/** Rows of a CSV file with the lines they stand in; rows may differ in length. */
export function readCsv(file: string, text: string, faults: Fault[]): CsvRow[] {
  const rows: CsvRow[] = [];
  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (cells: string[], { lines }) => {
        rows.push({ cells, line: lines });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    faults.push({ file, line: Number(error.lines ?? 0), message: `is not readable as CSV: ${error.message}` });
  }
  return rows;
}
