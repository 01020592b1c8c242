import type { Database } from '#geodata/database/database.ts';
import { defineError } from '#geodata/errors.ts';
import type { CheckContext } from '../check/run-check.ts';
import { insertProblems } from './insert-problems.ts';
import { columnList, type Stage } from './stage.ts';
import { runStageSql } from './stage-sql.ts';

const rootMissing = defineError(
  'root_missing',
  422,
  (root: string) =>
    `文件没有最上级区域 ${root}，也不知道它的名称：请在文件中加入该行，或先应用行动计划。The root region ${root} is not in the file and its name is unknown: add it to the file, or apply a programme first.`,
);

/** The root as the programme names it; its outline is that of its districts. */
const fromProgramme = `
  INSERT INTO ??stage (row_no, code, name, name_en, level, outline_source, outline_geom4326)
  SELECT 0, :root, named.root ->> 'name', named.root ->> 'nameEn', 'city', outline.source, outline.geom4326
  FROM (
    SELECT p.settings -> 'rootRegion' AS root FROM programme p
    WHERE p.root_region = :root AND p.settings -> 'rootRegion' IS NOT NULL
    ORDER BY p.id LIMIT 1) named
  CROSS JOIN (
    SELECT CASE WHEN count(s.outline_geom4326) > 0 THEN 'districts' END AS source,
      ST_Multi(ST_CollectionExtract(ST_Union(ST_MakeValid(s.outline_geom4326)), 3)) AS geom4326
    FROM ??stage s WHERE s.level = 'district') outline
  RETURNING row_no`;

/**
 * Every region must hang under a standing root. A file of districts alone gets the root from the standing regions
 * or from the programme, so that it is neither refused nor ends the root.
 */
export async function addRoot(database: Database, context: CheckContext): Promise<void> {
  const { stage, scope } = context;
  if (stage.dataset.name !== 'region' || scope.region !== scope.root) return;
  await database.write(async (tx) => {
    const there = await runStageSql(tx, 'SELECT 1 FROM ??stage s WHERE s.code = :root', context);
    if (there.length > 0) return;
    const standing = await runStageSql(tx, fromStanding(stage), context);
    if (standing.length > 0) return;
    const added = await runStageSql(tx, fromProgramme, context);
    if (added.length === 0) throw rootMissing(scope.root);
    await insertProblems(tx, stage, [{ rowNo: 0, code: 'root_added', field: 'code', value: scope.root }]);
  });
}

/** As it stands, with its digest: what the file does not name has not changed. */
function fromStanding(stage: Stage): string {
  const computed = new Set(stage.layout.computed.map(({ name }) => name));
  const names = stage.columns.map(({ name }) => name).filter((name) => !computed.has(name));
  return `
    INSERT INTO ??stage (row_no, kept_hash, ${columnList(names)})
    SELECT 0, r.content_hash, ${columnList(names, 'r')}
    FROM region r WHERE r.root_region = :root AND r.load_to = 2147483647 AND r.code = :root
    RETURNING row_no`;
}
