import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import { defineError } from '#geodata/errors.ts';
import { unknownProgramme } from '#geodata/programmes/find-programme.ts';

const severalRoots = defineError(
  'several_roots',
  422,
  (roots: string) =>
    `数据库中有多个地区(${roots})：请用 --region 指明。The database holds several regions (${roots}): name one with --region.`,
);
const noRoot = defineError(
  'unknown_region',
  404,
  (region: string) => `没有以${region}为最上级地区的数据。There is no data whose topmost region is ${region}.`,
);

const listRoots = sqlText<Record<string, never>, { root: string; programme: string | null }>(
  `SELECT DISTINCT load.root_region AS root, programme.id AS programme
     FROM load LEFT JOIN programme ON programme.root_region = load.root_region
    ORDER BY 1, 2`,
);

/** The topmost region that is meant: named, of a programme, or the only one. Errors: several_roots (422), unknown_… (404). */
export async function chooseRoot(
  tx: ReadTransaction,
  { region, programme }: { readonly region: string | undefined; readonly programme: string | undefined },
): Promise<string> {
  const rows = await listRoots(tx, {});
  if (programme !== undefined) {
    const found = rows.find((row) => row.programme === programme);
    if (found === undefined) throw unknownProgramme(programme, region ?? '');
    return found.root;
  }
  const roots = [...new Set(rows.map(({ root }) => root))];
  if (region !== undefined) {
    if (!roots.includes(region)) throw noRoot(region);
    return region;
  }
  const [only, ...more] = roots;
  if (only === undefined) throw noRoot('');
  if (more.length > 0) throw severalRoots(roots.join(', '));
  return only;
}
