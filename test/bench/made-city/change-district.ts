import type { Database } from '#geodata/database/database.ts';
import { openLoad } from './fill-city.ts';
import { root } from './place.ts';

/** What is other in the new rows of a dataset. */
const changes: Readonly<Record<string, string>> = {
  road_segment: `maintained = NOT maintained, technical_class = CASE technical_class WHEN '4' THEN '3' ELSE '4' END`,
  village: `population = population + 1`,
  facility: `status = CASE status WHEN 'operating' THEN 'closed' ELSE 'operating' END`,
  work: `quantity = quantity + 1`,
  hazard: `treated_on = CASE WHEN treated_on IS NULL THEN DATE '2020-08-01' END`,
  bridge: `treated_on = CASE WHEN treated_on IS NULL THEN DATE '2020-08-01' END`,
  bus: `ic_card = NOT ic_card`,
  rating: `grade = '5A', achieved = true`,
  report: `quantity = quantity + 1`,
};
/** Datasets of which a district sends its own rows. */
export const changedDatasets = Object.keys(changes);

/** The column that says whose row it is. */
const owners: Readonly<Record<string, string>> = { rating: 'region_code', report: 'region_code' };

/** Publishes a load that changes every fourth row of a district; computes nothing. Answers its number. */
export async function changeDistrict(database: Database, dataset: string, district: string): Promise<number> {
  return database.write(async (tx) => {
    const load = await openLoad(tx, dataset);
    const names = Object.keys(await tx(dataset).columnInfo()).filter(
      (name) => !['id', 'load_from', 'load_to'].includes(name),
    );
    const own = owners[dataset] ?? 'district_code';
    await tx.raw(
      `UPDATE ?? SET load_to = ? WHERE root_region = ? AND load_to = 2147483647 AND ?? = ? AND (id + ?) % 4 = 0`,
      [dataset, load, root, own, district, load],
    );
    await tx.raw(
      `INSERT INTO ?? (load_from, ${names.join(', ')}) SELECT ?, ${names.join(', ')} FROM ?? WHERE load_to = ?`,
      [dataset, load, dataset, load],
    );
    await tx.raw(`UPDATE ?? SET ${changes[dataset]} WHERE load_from = ?`, [dataset, load]);
    await tx.raw('ANALYZE ??', [dataset]);
    return load;
  });
}
