import type { Basis } from '#geodata/as-of.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { requireSameCounting } from '#geodata/months/same-definition.ts';
import { type ProgressScope, progressScope } from '#geodata/progress/list-progress.ts';
import { requireItem } from '#geodata/progress/require-item.ts';
import { type ProgressRecords, selectProgressRecords } from '#geodata/progress/select-progress-records.ts';
import { firstYearTo, wholeProgramme } from '#geodata/progress/whole-programme.ts';
import type { ProgressRecordKind } from '#geodata/vocabulary/progress-record.ts';
import { cursorOfKey, keyOfCursor } from '../../scope/key-cursor.ts';

export interface RecordsRequest {
  readonly programme: string;
  readonly region: string;
  readonly basis: Basis;
  readonly item: string;
  readonly kind: ProgressRecordKind;
  readonly year?: number | undefined;
  /** Of all years up to `year`, or to the last one. */
  readonly toDate: boolean;
  readonly month?: number | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Errors: unknown_programme, unknown_region, unknown_item (404), cursor_malformed (400). */
export async function listRecords(
  tx: ReadTransaction,
  request: RecordsRequest,
): Promise<ProgressRecords & { year: number; nextCursor: string | null }> {
  const { basis, item, kind, limit, cursor } = request;
  const scope = await scopeOf(tx, request);
  const { year, frame } = scope;
  await requireSameCounting(tx, basis, scope.programme);
  await requireItem(tx, scope, item);
  const { records, total } = await selectProgressRecords(tx, {
    ...frame,
    year,
    fromYear: request.toDate ? firstYearTo(year, scope.programme) : year,
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

async function scopeOf(
  tx: ReadTransaction,
  { programme, region, basis, year, toDate }: RecordsRequest,
): Promise<ProgressScope> {
  const asked = { programme, region, basis, children: false };
  return toDate && year === undefined ? wholeProgramme(tx, asked) : progressScope(tx, { ...asked, year });
}
