import type { WriteTransaction } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import type { Variant } from '#geodata/indicators/variant.ts';
import type { Change } from './find-change.ts';

/**
 * Districts whose records of an indicator a load may have changed, the empty code for records without a district; null
 * when it may be any: the definition does not say how far a change of that dataset reaches, the load touches every
 * district anyway, or what is kept was made by another version.
 */
export async function touchedDistricts(
  tx: WriteTransaction,
  variant: Variant,
  change: Change,
): Promise<readonly string[] | null> {
  const { root, load, dataset } = change;
  const { indicator, params, key } = variant;
  const reach = indicator.reach?.[dataset];
  if (reach === undefined || change.isEverywhere) return null;
  const [usable] = await findUsableParts(tx, {
    root,
    load,
    indicator: indicator.id,
    variant: key,
    version: indicator.version,
  });
  if (usable?.is_usable !== true) return null;
  if (reach === 'district') return change.districts;
  const used = Object.entries(params).filter(([name]) => reach.includes(`:${name}`));
  return select(tx, { change, text: reach, params: Object.fromEntries(used) });
}

const findUsableParts = sqlText<
  { root: string; load: number; indicator: string; variant: string; version: number },
  { is_usable: boolean }
>(`
  SELECT count(*) > 0 AND coalesce(bool_and(definition_version = :version), false) AS is_usable
    FROM (SELECT DISTINCT ON (district_code, town_code) definition_version
            FROM indicator_part
           WHERE root_region = :root AND indicator = :indicator AND variant = :variant AND load_id < :load
           ORDER BY district_code, town_code, load_id DESC) newest`);

interface Reach {
  readonly change: Change;
  readonly text: string;
  readonly params: object;
}

async function select(tx: WriteTransaction, { change, text, params }: Reach): Promise<string[]> {
  const { root, load } = change;
  const used = { root, load, ...params };
  const bound = Object.entries(used).filter(([name]) => new RegExp(`:${name}\\b`).test(text));
  const rows = await sqlText<object, { district_code: string }>(`
    SELECT DISTINCT coalesce(reached.district_code, '') AS district_code FROM (${text}) reached ORDER BY 1`)(
    tx,
    Object.fromEntries(bound),
  );
  return rows.map(({ district_code: code }) => code);
}
