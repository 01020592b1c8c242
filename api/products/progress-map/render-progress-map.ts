import type { ReadTransaction } from '#geodata/database/database.ts';
import { encodeSheet } from '../sheet/encode-sheet.ts';
import type { SheetFormat } from '../sheet/sheet.ts';
import { composeSheet } from './compose-sheet.ts';
import { gatherProgressMap, type ProgressMapRequest } from './gather-progress-map.ts';
import type { MapContent } from './map-content.ts';

/** The A3 progress map of a region and an indicator. Errors: those of `gatherProgressMap`. */
export async function renderProgressMap(
  tx: ReadTransaction,
  request: ProgressMapRequest & { readonly format: SheetFormat },
): Promise<Buffer> {
  return drawProgressMap(await gatherProgressMap(tx, request), request.format);
}

/** Needs no database: a caller that ends its transaction before drawing keeps nobody waiting. */
export async function drawProgressMap(content: MapContent, format: SheetFormat): Promise<Buffer> {
  return encodeSheet(composeSheet(content), format);
}
