import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { PublicError } from '#geodata/errors.ts';
import type { GridRow } from '../table/grid.ts';
import { parseWorkbook } from './parse-workbook.ts';
import type { SheetHead } from './run-workbook-program.ts';

const batchLength = 1 << 16;

/**
 * `workbook-program.ts PATH NAME SHEET`: prints a SheetHead, then a GridRow a line, then `null`. A refusal is printed
 * as `{refused: {code, status, message}}` instead.
 */
async function main([path = '', name = '', wanted = '']: readonly string[]): Promise<void> {
  const { rows, ...head } = await parseWorkbook(await readFile(path), { name, wanted });
  const line: SheetHead = { head };
  await print(JSON.stringify(line));
  await printRows(rows);
  await print('null');
}

async function printRows(rows: Iterable<GridRow>): Promise<void> {
  let batch: string[] = [];
  let length = 0;
  for (const row of rows) {
    const line = JSON.stringify(row);
    batch.push(line);
    length += line.length;
    if (length < batchLength) continue;
    await print(batch.join('\n'));
    batch = [];
    length = 0;
  }
  if (batch.length > 0) await print(batch.join('\n'));
}

async function print(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain');
}

main(process.argv.slice(2)).catch(async (error: unknown) => {
  if (error instanceof PublicError) {
    const { code, status, message } = error;
    await print(JSON.stringify({ refused: { code, status, message } }));
    return;
  }
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
