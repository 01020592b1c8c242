import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Cell } from './export-columns.ts';
import type { ExportFile } from './export-file.ts';

/** Excel takes a file for UTF-8 only when it begins so. */
const byteOrderMark = '\ufeff';

/** CSV of RFC 4180 with a header. */
export async function writeCsv(path: string, { columns, records }: ExportFile): Promise<void> {
  async function* lines(): AsyncIterable<string> {
    yield `${byteOrderMark}${columns.map(({ name }) => name).join(',')}\r\n`;
    for await (const record of records) yield `${record.map(quote).join(',')}\r\n`;
  }
  await pipeline(Readable.from(lines()), createWriteStream(path, { flags: 'wx' }));
}

function quote(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  return /[",\r\n\t;]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
