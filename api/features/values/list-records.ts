import type { Basis } from '#geodata/as-of.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import type { IndicatorParams } from '#geodata/indicators/define-indicator.ts';
import { getIndicator } from '#geodata/indicators/get-indicator.ts';
import { findPlace } from '#geodata/indicators/get-region.ts';
import { type RecordSelection, selectRecords } from '#geodata/indicators/select-records.ts';
import { findProgrammeAt } from '#geodata/months/find-programme-at.ts';
import { requireSameDefinition } from '#geodata/months/same-definition.ts';
import { watchedVariant } from '#geodata/programmes/watched-variant.ts';
import { cursorOfKey, keyOfCursor } from '../../scope/key-cursor.ts';

export interface RecordsRequest {
  readonly indicator: string;
  readonly root: string;
  /** The root unless given. */
  readonly region?: string | undefined;
  readonly state: 'success' | 'gap' | 'all';
  readonly programme?: string | undefined;
  readonly params?: IndicatorParams | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly basis: Basis;
}

export interface RecordsPage extends RecordSelection {
  readonly nextCursor: string | null;
}

/**
 * A page of the records behind a value, by key; `total` is over all pages.
 * Errors: unknown_indicator, unknown_region, unknown_programme (404), definition_changed (409), cursor_malformed (400).
 */
export async function listRecords(tx: ReadTransaction, request: RecordsRequest): Promise<RecordsPage> {
  const { root, state, limit, cursor } = request;
  const basis = { ...request.basis, root };
  const indicator = getIndicator(request.indicator);
  const region = await findPlace(tx, basis, request.region);
  const programme = await findProgrammeAt(tx, basis, { id: request.programme, indicator: indicator.id });
  const variant = watchedVariant(indicator, programme, request.params);
  const asked = { indicator, variant, programme: programme?.id, region: region.code, params: request.params };
  await requireSameDefinition(tx, basis, asked);
  const { records, total } = await selectRecords(tx, {
    variant,
    basis,
    region,
    state,
    order: 'key',
    after: cursor === undefined ? null : keyOfCursor(cursor),
    // One more than asked tells whether there is a next page.
    limit: limit + 1,
  });
  const page = records.slice(0, limit);
  const last = page.at(-1);
  return { records: page, total, nextCursor: records.length > limit && last ? cursorOfKey(last.key) : null };
}
