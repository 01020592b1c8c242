import type { Basis } from '#geodata/as-of.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { progressScope } from '#geodata/progress/list-progress.ts';
import { requireItem } from '#geodata/progress/require-item.ts';
import { type ProgressRecords, selectProgressRecords } from '#geodata/progress/select-progress-records.ts';
import type { ProgressRecordKind } from '#geodata/vocabulary/progress-record.ts';
import { cursorOfKey, keyOfCursor } from '../../scope/key-cursor.ts';

export interface RecordsRequest {
  readonly programme: string;
  readonly region: string;
  readonly basis: Basis;
  readonly item: string;
  readonly kind: ProgressRecordKind;
  readonly year?: number | undefined;
  readonly month?: number | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Errors: unknown_programme, unknown_region, unknown_item (404), cursor_malformed (400). */
export async function listRecords(
  tx: ReadTransaction,
  request: RecordsRequest,
): Promise<ProgressRecords & { year: number; nextCursor: string | null }> {
  const { programme, region, basis, item, kind, limit, cursor } = request;
  const { year, frame } = await progressScope(tx, { programme, region, year: request.year, basis, children: false });
  await requireItem(tx, frame, item);
  const { records, total } = await selectProgressRecords(tx, {
    ...frame,
    year,
    item,
    kind,
    month: request.month ?? null,
    after: cursor === undefined ? null : keyOfCursor(cursor),
    // One more than asked tells whether there is a next page.
    limit: limit + 1,
  });
  const page = records.slice(0, limit);
  const last = page.at(-1);
  return { year, records: page, total, nextCursor: records.length > limit && last ? cursorOfKey(last.key) : null };
}
