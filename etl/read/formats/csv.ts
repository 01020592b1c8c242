import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { checkColumns } from '../check-columns.ts';
import { defineReader, type OpenSource, type SourceRequest, type SourceRow } from '../define-reader.ts';
import { encodingUnknown, fileBroken } from '../read-errors.ts';

export default defineReader({ name: 'csv', zh: 'CSV', endings: ['.csv', '.tsv', '.txt'], open: openCsv });

const saveAs = '请在 Excel 中另存为“CSV UTF-8(逗号分隔)”|save it in Excel as "CSV UTF-8 (comma delimited)"';

async function openCsv({ path, name, crs }: SourceRequest): Promise<OpenSource> {
  const records = parseRecords(path, name, await findDelimiter(path, name));
  const iterator = records[Symbol.asyncIterator]();
  const header = await iterator.next();
  const columns = header.done ? [] : header.value.map((cell) => cell.trim());
  checkColumns(columns, name);
  return {
    columns,
    hasGeometry: false,
    crs: crs === 'auto' ? { kind: 'degrees' } : crs,
    notes: [],
    total: null,
    rows: rowsOf(iterator, columns.length),
    close: async () => {
      await iterator.return?.();
    },
  };
}

async function* rowsOf(records: AsyncIterator<string[]>, columnCount: number): AsyncIterable<SourceRow> {
  let rowNo = 0;
  for (let record = await records.next(); !record.done; record = await records.next()) {
    rowNo += 1;
    // Cells after the last column, left empty by spreadsheets, are no fault.
    const surplus = record.value.slice(columnCount).some((cell) => cell.trim() !== '');
    const faulty = surplus || record.value.length < columnCount;
    yield { rowNo, values: record.value, geometry: null, ...(faulty && { fault: 'column_count' }) };
  }
}

async function* parseRecords(path: string, name: string, delimiter: string): AsyncGenerator<string[], void> {
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 64e6,
  });
  const text = Readable.from(decodeChunks(path, name));
  text.once('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    for await (const record of parser) yield record;
  } catch (error) {
    if (isCsvError(error)) throw fileBroken(name, error.message.slice(0, 200));
    throw error;
  } finally {
    text.destroy();
    parser.destroy();
  }
}

async function* decodeChunks(path: string, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw encodingUnknown(name, saveAs);
    throw error;
  }
}

/** A tab in .tsv; otherwise what stands most often in the first line: comma, tab or semicolon. */
async function findDelimiter(path: string, name: string): Promise<string> {
  if (name.toLowerCase().endsWith('.tsv')) return '\t';
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0);
    const [line = ''] = buffer.toString('latin1', 0, bytesRead).split(/\r?\n/, 1);
    const count = (delimiter: string): number => line.split(delimiter).length;
    return [',', '\t', ';'].reduce((best, next) => (count(next) > count(best) ? next : best));
  } finally {
    await file.close();
  }
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}
