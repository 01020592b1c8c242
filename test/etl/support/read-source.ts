import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCrs } from '#etl/read/crs.ts';
import type { OpenSource, SourceRow } from '#etl/read/define-reader.ts';
import { openSource } from '#etl/read/open-source.ts';
import { openTable } from '#etl/read/table/open-table.ts';
import { parseWorkbook } from '#etl/read/workbook/parse-workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongcun-test-read-'));

export interface ReadOptions {
  readonly crs?: string;
  readonly layer?: string;
}

export function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Reads a workbook in this process: the reader's own process takes half a second to start. */
export async function readWorkbook(content: Uint8Array, layer = '') {
  const { sheet, rows } = await parseWorkbook(Buffer.from(content), { name: 'a.xlsx', wanted: layer });
  async function* gridRows() {
    yield* rows;
  }
  const grid = { name: 'a.xlsx', sheet, notes: [], total: null, rows: gridRows(), close: async () => {} };
  const source = await openTable(grid, { path: 'a.xlsx', name: 'a.xlsx', crs: 'auto' });
  const read: SourceRow[] = [];
  for await (const row of source.rows) read.push(row);
  return { ...source, rows: read, rowProblems: source.rowProblems ?? [] };
}

/** Writes a file, reads it to its end and closes it. */
export async function read(name: string, content: string | Uint8Array, options: ReadOptions = {}) {
  return readPath(write(name, content), options);
}

export async function readPath(
  path: string,
  { crs = 'auto', layer }: ReadOptions = {},
): Promise<Omit<OpenSource, 'rows'> & { rows: SourceRow[] }> {
  const source = await openSource({ path, name: path, crs: parseCrs(crs), ...(layer && { layer }) });
  const rows: SourceRow[] = [];
  try {
    for await (const row of source.rows) rows.push(row);
  } finally {
    await source.close();
  }
  return { ...source, rows };
}
