import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { fileBroken } from '../read-errors.ts';
import { csvFault } from './csv-fault.ts';
import type { Delimiter } from './find-delimiter.ts';

const longestRecord = 64e6;

/** Records of a delimited text; quoted cells may hold line breaks, empty lines are none. */
export function parseRecords(
  chunks: AsyncIterable<string>,
  name: string,
  delimiter: Delimiter,
): AsyncGenerator<string[], void> {
  return delimiter.delimiter === 'spaces' ? splitLines(chunks) : parseCsv(chunks, name, delimiter);
}

async function* splitLines(chunks: AsyncIterable<string>): AsyncGenerator<string[], void> {
  for await (const line of createInterface({ input: Readable.from(chunks), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') yield line.trim().split(/\s+/);
  }
}

async function* parseCsv(
  chunks: AsyncIterable<string>,
  name: string,
  { delimiter, skipLines }: Delimiter,
): AsyncGenerator<string[], void> {
  const parser = parse({
    bom: true,
    delimiter,
    from_line: skipLines + 1,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
  });
  const text = Readable.from(chunks);
  text.once('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    for await (const record of parser) yield record;
  } catch (error) {
    if (error instanceof CsvError) throw fileBroken(name, csvFault(error));
    throw error;
  } finally {
    text.destroy();
    parser.destroy();
  }
}
