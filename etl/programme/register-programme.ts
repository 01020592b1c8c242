import type { Database } from '#geodata/database/database.ts';
import { sqlFile, sqlText } from '#geodata/database/sql-file.ts';
import { defineError } from '#geodata/errors.ts';
import type { Programme } from '#geodata/programmes/programme.ts';

const upsert = sqlFile<Record<string, string | null>, never>(new URL('./upsert-programme.sql', import.meta.url));
const findRoot = sqlText<{ id: string }, { root_region: string }>('SELECT root_region FROM programme WHERE id = :id');
const hasLoads = sqlText<{ id: string }, { found: number }>(
  'SELECT 1 AS found FROM load WHERE programme_id = :id LIMIT 1',
);

const rootChanged = defineError(
  'programme_root_changed',
  409,
  (id: string, from: string, to: string) =>
    `行动计划 ${id} 已有 ${from} 的数据，不能改为 ${to}：请用新的行动计划代号。Programme ${id} already has data of ${from}; it cannot move to ${to}: use a new id.`,
);

/** Writes the programme itself, without its plan and targets. */
export async function registerProgramme(database: Database, programme: Programme): Promise<void> {
  const { id, rootRegion } = programme;
  await database.write(async (tx) => {
    const [former] = await findRoot(tx, { id });
    if (former !== undefined && former.root_region !== rootRegion.code && (await hasLoads(tx, { id })).length > 0) {
      throw rootChanged(id, former.root_region, rootRegion.code);
    }
    await upsert(tx, {
      id,
      root: rootRegion.code,
      titleZh: programme.title.zh,
      titleEn: programme.title.en,
      documentNo: programme.documentNo ?? null,
      issuedOn: programme.issuedOn ?? null,
      startsOn: programme.startsOn,
      endsOn: programme.endsOn,
      indicators: JSON.stringify(programme.indicators),
      settings: JSON.stringify({
        rootRegion,
        status: programme.status,
        pace: programme.pace,
        datesAsPrinted: programme.datesAsPrinted,
        totals: programme.totals,
        funding: programme.funding ?? null,
        orders: programme.orders ?? null,
      }),
    });
  });
}
