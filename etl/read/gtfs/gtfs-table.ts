import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { encodingUnknown, fileBroken } from '../read-errors.ts';
import { csvFault } from '../text/csv-fault.ts';

export type GtfsRow = Readonly<Record<string, string | undefined>>;

/** A folder of GTFS text files. */
export interface Feed {
  readonly folder: string;
  /** Name to tell the user. */
  readonly name: string;
}

/** Rows of one file of a feed by column names; a file that the feed does not have has none. */
export async function* gtfsRows({ folder, name }: Feed, file: string): AsyncGenerator<GtfsRow> {
  const path = join(folder, file);
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return;
  const options = { bom: true, columns: true, trim: true, relax_column_count: true, skip_empty_lines: true };
  const text = Readable.from(decode(path, `${name}/${file}`));
  const parser = text.compose(parse({ ...options, max_record_size: 1_000_000 }));
  try {
    for await (const row of parser) yield row;
  } catch (error) {
    throw error instanceof CsvError ? fileBroken(`${name}/${file}`, csvFault(error)) : error;
  }
}

/** GTFS is UTF-8 by its reference. */
async function* decode(path: string, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw encodingUnknown(name, 'GTFS 必须是 UTF-8|GTFS must be UTF-8');
    throw error;
  }
}
