import type { Database } from '#geodata/database/database.ts';
import type { CheckContext } from '../check/run-check.ts';
import { districtOf } from '../diff/standing-rows.ts';
import { runStageSql } from '../stage/stage-sql.ts';

/** Share of the rows from which on a file is one of that district. */
const mostShare = 0.95;

/** The district that nearly all staged rows are of, for a file that was not said to be of one; null otherwise. */
export async function findMainDistrict(database: Database, context: CheckContext): Promise<string | null> {
  const { stage, scope } = context;
  if (scope.region !== scope.root) return null;
  const text = `
    SELECT counted.district, counted.share
    FROM (
      SELECT rows.district, count(*) / CAST(sum(count(*)) OVER () AS double precision) AS share
      FROM (SELECT ${districtOf(stage.dataset, 's')} AS district FROM ??stage s) rows
      GROUP BY rows.district
    ) counted
    JOIN region r ON r.root_region = :root AND r.code = counted.district AND r.load_to = 2147483647
    WHERE r.level = 'district'
    ORDER BY counted.share DESC
    LIMIT 1`;
  const [main] = await database.write((tx) => runStageSql<{ district: string; share: number }>(tx, text, context));
  return main !== undefined && main.share >= mostShare ? main.district : null;
}
