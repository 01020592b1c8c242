import type { Workbook } from 'exceljs';
import { unzipSync, zipSync } from 'fflate';
import type { Basis } from '#geodata/as-of.ts';

/** The earliest time a zip archive can hold, on every clock. */
const zipTime = new Date(1980, 0, 1);

/**
 * A workbook as a file that says when its data ended and not when it was asked for: the same numbers are the same bytes.
 */
export async function workbookBytes(workbook: Workbook, { asOf }: Pick<Basis, 'asOf'>): Promise<Buffer> {
  const dataEnd = new Date(`${asOf ?? '1980-01-01'}T00:00:00Z`);
  workbook.created = dataEnd;
  workbook.modified = dataEnd;
  const parts = unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer()));
  return Buffer.from(zipSync(parts, { mtime: zipTime }));
}
