import type { WriteTransaction } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import { defineError } from '#geodata/errors.ts';
import type { CheckContext } from '../check/run-check.ts';
import { runStageSql } from '../stage/stage-sql.ts';
import { districtOf, standingInScope } from './standing-rows.ts';

export const loadModes = ['guarded', 'replace', 'merge'] as const;
export type LoadMode = (typeof loadModes)[number];

export interface Changes {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
}

export const dropTooLarge = defineError(
  'drop_too_large',
  409,
  (district: string, lost: number, standing: number) =>
    `文件将使区域 ${district} 的 ${standing} 条记录减少 ${lost} 条(超过10%)，未加载：若确属删减请用 --mode replace，若只补充部分数据请用 --mode merge。The file would end ${lost} of ${standing} records of ${district} (above 10 %): nothing was loaded; use --mode replace if they are gone, --mode merge if the file is only a part.`,
);

const findName = sqlText<{ root: string; code: string }, { name: string }>(
  'SELECT name FROM region WHERE root_region = :root AND record_key = :code AND load_to = 2147483647',
);

/** `越城区(330602)`: people know a region by its name; the code alone where it has none yet. */
async function withName(tx: WriteTransaction, root: string, code: string): Promise<string> {
  const [region] = await findName(tx, { root, code });
  return region ? `${region.name}(${code})` : code;
}

const mostLostShare = 0.1;

const compareText = `
  SELECT count(*) FILTER (WHERE f.id IS NULL) AS added,
    count(*) FILTER (WHERE f.content_hash <> s.content_hash) AS changed,
    count(*) FILTER (WHERE f.content_hash = s.content_hash) AS unchanged
  FROM ??stage s
  LEFT JOIN ??fact f ON f.root_region = :root AND f.record_key = s.record_key AND f.load_to = 2147483647
  WHERE NOT s.is_rejected`;

interface Loss {
  readonly district: string | null;
  readonly standing: number;
  readonly lost: number;
}

/** Changes as they were when `lastLoad` was the newest load. */
export interface Comparison {
  readonly changes: Changes;
  readonly lastLoad: number;
}

const findLastLoad = sqlText<Record<string, never>, { last_id: number }>('SELECT last_id FROM load_counter');

/** The changes together with the load up to which they hold. */
export async function compareRows(
  tx: WriteTransaction,
  context: CheckContext & { readonly mode: LoadMode },
): Promise<Comparison> {
  const [counter] = await findLastLoad(tx, {});
  return { changes: await countChanges(tx, context), lastLoad: counter?.last_id ?? 0 };
}

/** What the staged rows would change now. Refuses, in guarded mode, a district that would lose more than 10 %. */
export async function countChanges(
  tx: WriteTransaction,
  context: CheckContext & { readonly mode: LoadMode },
): Promise<Changes> {
  const { stage, scope, mode } = context;
  const [compared] = await runStageSql<Omit<Changes, 'removed'>>(tx, compareText, context);
  const counts = compared ?? { added: 0, changed: 0, unchanged: 0 };
  if (mode === 'merge') return { ...counts, removed: 0 };
  const lossText = `
    SELECT ${districtOf(stage.dataset, 'f')} AS district, count(*) AS standing,
      count(*) FILTER (WHERE told.record_key IS NULL) AS lost
    FROM ??fact f
    LEFT JOIN (SELECT DISTINCT s.record_key FROM ??stage s) told ON told.record_key = f.record_key
    WHERE ${standingInScope(stage.dataset, scope, 'f')}
    GROUP BY 1
    ORDER BY 1`;
  const losses = await runStageSql<Loss>(tx, lossText, context);
  const heavy = losses.find(({ standing, lost }) => lost > mostLostShare * standing);
  if (mode === 'guarded' && heavy) {
    const district = await withName(tx, scope.root, heavy.district ?? scope.region);
    throw dropTooLarge(district, heavy.lost, heavy.standing);
  }
  return { ...counts, removed: losses.reduce((sum, { lost }) => sum + lost, 0) };
}
