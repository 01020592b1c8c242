import type { ReadTransaction } from '../database/database.ts';
import { sqlText } from '../database/sql-file.ts';
import type { RecordDataset } from '../indicators/define-indicator.ts';
import { recordQuery } from '../indicators/record-query.ts';
import type { Variant } from '../indicators/variant.ts';
import type { ChangeCause, ChangeKind } from '../vocabulary/change.ts';

/** A record that counts otherwise at the second load than at the first. */
export interface ChangedRecord {
  readonly key: string;
  readonly name: string;
  readonly district: string | null;
  readonly town: string | null;
  readonly cause: Exclude<ChangeCause, 'definition'>;
  readonly kind: ChangeKind;
  /** What it adds to the weight that succeeds, and to the weight that counts. */
  readonly success: number;
  readonly population: number;
  /** Where the newer row stands; the older one where the record is gone. */
  readonly source: { readonly load: number; readonly file: string; readonly row: number };
}

export interface ChangedRecordsAsk {
  readonly variant: Variant;
  readonly root: string;
  readonly region: string;
  readonly scope: string;
  readonly from: { readonly load: number; readonly asOf: string | null };
  readonly to: { readonly load: number; readonly asOf: string | null };
}

type Row = Omit<ChangedRecord, 'source'> & { readonly load: number; readonly file: string; readonly row: number };

/**
 * The records of a region that count otherwise, with what happened to each and why: `region` where the record moved to
 * or from another region, or is itself a region that was formed, merged or dissolved; `development` where the row that says so is of a data date after the first state (or, where
 * the record's own row is the same, something else it is measured against is); `correction` for all else.
 */
export async function selectChangedRecords(tx: ReadTransaction, ask: ChangedRecordsAsk): Promise<ChangedRecord[]> {
  const { variant, root, region, scope, from, to } = ask;
  const { indicator } = variant;
  const rows = await sqlText<Record<string, unknown>, Row>(changed(variant))(tx, {
    ...variant.params,
    root,
    region,
    scope,
    loadBefore: from.load,
    loadAfter: to.load,
    dayBefore: from.asOf ?? '0001-01-01',
    ...(isPlace(indicator.dataset) && { dayAfter: to.asOf ?? '0001-01-01' }),
    reads: [...indicator.reads],
  });
  return rows.map(({ load, file, row, ...rest }) => ({ ...rest, source: { load, file, row } }));
}

function changed({ indicator }: Variant): string {
  const query = recordQuery(indicator);
  const at = (load: string): string => query.replaceAll(/:load\b/g, `:${load}`);
  const inside = `CASE CAST(:scope AS text) WHEN 'district' THEN district_code = :region
                                            WHEN 'town' THEN town_code = :region ELSE true END`;
  const stood = (load: string): string => `
    SELECT asked.*, coalesce(${inside}, false) AS inside FROM (${at(load)}) asked WHERE state <> 'outside'`;
  return `
  WITH former AS (${stood('loadBefore')}), later AS (${stood('loadAfter')}), since AS (
    SELECT count(*) > 0 AS found
      FROM load
     WHERE root_region = :root AND id > :loadBefore AND id <= :loadAfter AND dataset = ANY (CAST(:reads AS text[]))
       AND data_date > CAST(:dayBefore AS date)
  ), pair AS (
    SELECT coalesce(later.record_key, former.record_key) AS record_key, coalesce(later.name, former.name) AS name,
           coalesce(later.district_code, former.district_code) AS district_code,
           coalesce(later.town_code, former.town_code) AS town_code,
           coalesce(former.inside, false) AS was_in, coalesce(later.inside, false) AS is_in,
           former.record_key IS NOT NULL AND later.record_key IS NOT NULL AS both_stand,
           former.state AS state_before, later.state AS state_after,
           coalesce(former.weight, 0) AS weight_before, coalesce(later.weight, 0) AS weight_after,
           later.record_key IS NOT NULL
             AND ROW (former.source_load, former.source_row) IS DISTINCT FROM ROW (later.source_load, later.source_row)
             AS has_new_row,
           coalesce(later.source_load, former.source_load) AS source_load,
           coalesce(later.source_row, former.source_row) AS source_row
      FROM former
      FULL JOIN later ON later.record_key = former.record_key
  ), told AS (
    SELECT pair.*,
           CASE WHEN NOT was_in THEN 'entered' WHEN NOT is_in THEN 'left'
                WHEN state_after = 'success' AND state_before <> 'success' THEN 'succeeded'
                WHEN state_before = 'success' AND state_after <> 'success' THEN 'fell' ELSE 'reweighed' END AS kind,
           CASE WHEN is_in AND state_after = 'success' THEN weight_after ELSE 0 END
             - CASE WHEN was_in AND state_before = 'success' THEN weight_before ELSE 0 END AS success,
           CASE WHEN is_in THEN weight_after ELSE 0 END - CASE WHEN was_in THEN weight_before ELSE 0 END AS population
      FROM pair
     WHERE (was_in OR is_in)
       AND ROW (was_in, state_before, weight_before) IS DISTINCT FROM ROW (is_in, state_after, weight_after)
  )
  SELECT told.record_key AS "key", told.name AS "name", told.district_code AS "district", told.town_code AS "town",
         CASE WHEN told.both_stand AND told.was_in <> told.is_in THEN 'region'
              WHEN told.kind IN ('entered', 'left') AND ${isRegionChange(indicator.dataset)} THEN 'region'
              WHEN told.kind IN ('left', 'reweighed') THEN 'correction'
              WHEN told.has_new_row THEN CASE WHEN load.data_date > CAST(:dayBefore AS date) THEN 'development' ELSE 'correction' END
              WHEN since.found THEN 'development' ELSE 'correction' END AS "cause",
         told.kind AS "kind", told.success AS "success", told.population AS "population",
         told.source_load AS "load", load.file_name AS "file", told.source_row AS "row"
    FROM told
    JOIN load ON load.id = told.source_load
   CROSS JOIN since
   ORDER BY abs(told.success) + abs(told.population) DESC, told.record_key COLLATE "C"`;
}

/** Records of these are regions themselves. */
function isPlace(dataset: RecordDataset): boolean {
  return dataset === 'region' || dataset === 'village';
}

/**
 * SQL: whether a record of `told` is a region that stands at one of the states alone, because it was formed, merged or
 * dissolved after the earlier of them: by its own dates, or by a load of a later data date (one of no later date says
 * otherwise what was so before: a correction).
 */
function isRegionChange(dataset: RecordDataset): string {
  if (!isPlace(dataset)) return 'false';
  const validOn = (day: string): string =>
    dataset === 'village'
      ? ''
      : `AND coalesce(place.valid_from <= CAST(:${day} AS date), true)
         AND coalesce(place.valid_to >= CAST(:${day} AS date), true)`;
  const stands = (load: string, day: string): string => `
    EXISTS (SELECT 1 FROM ${dataset}_at(:root, :${load}) place
             WHERE place.record_key = told.record_key ${validOn(day)})`;
  return `(
    ${stands('loadBefore', 'dayBefore')} <> ${stands('loadAfter', 'dayAfter')}
    AND coalesce((
      SELECT max(act.data_date) > least(CAST(:dayBefore AS date), CAST(:dayAfter AS date))
        FROM ${dataset} place
        JOIN load act ON act.id IN (place.load_from, place.load_to)
       WHERE place.root_region = :root AND place.record_key = told.record_key
         AND act.id > least(CAST(:loadBefore AS integer), CAST(:loadAfter AS integer))
         AND act.id <= greatest(CAST(:loadBefore AS integer), CAST(:loadAfter AS integer))), true))`;
}
