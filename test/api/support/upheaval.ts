import { computeIndicators } from '#etl/compute/compute-indicators.ts';
import type { Database, WriteTransaction } from '#geodata/database/database.ts';

const open = 2_147_483_647;
/** What a third of the rows of each dataset become: another figure, or another place. */
const changes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  region: { outline_geom4326: 'ST_Translate(outline_geom4326, 0.02, 0.01)', name: `name || '新'` },
  village: { committee_geom4326: 'ST_Translate(committee_geom4326, 0.05, 0)', population: 'population + 7' },
  road_segment: { length_km: 'length_km + 1', maintained: 'NOT maintained', condition: `'bad'` },
  facility: { site_geom4326: 'ST_Translate(site_geom4326, 0.05, 0)', status: `'closed'` },
  work: { quantity: 'quantity + 3', finished_on: 'finished_on - 40' },
  report: { quantity: 'quantity + 2' },
  plan: { quantity: 'quantity + 1' },
  target: { value: 'value - 5' },
  rating: {},
  hazard: {},
  bridge: {},
  bus: {},
};

/**
 * After it hardly a record is as it was: of every dataset a third of the rows are gone and a third are changed, among
 * them outlines, names and towns. One load a dataset, all of the data date given.
 */
export async function overturn(database: Database, root: string, dataDate: string): Promise<number[]> {
  return database.write(async (tx) => {
    const loads = [];
    for (const [dataset, columns] of Object.entries(changes)) {
      loads.push(await overturnDataset(tx, { root, dataset, columns, dataDate }));
    }
    return loads;
  });
}

async function overturnDataset(
  tx: WriteTransaction,
  { root, dataset, columns, dataDate }: { root: string; dataset: string; columns: object; dataDate: string },
): Promise<number> {
  const [counter] = await tx('load_counter').increment('last_id', 1).returning('last_id');
  const load: number = counter.last_id;
  const file = { file_name: `${dataset}-later.csv`, data_date: dataDate };
  await tx('load').insert({
    ...{ id: load, kind: 'publish', dataset, root_region: root, region_code: root, mode: 'guarded' },
    ...file,
  });
  const all = Object.keys(await tx(dataset).columnInfo()).filter((name) => name !== 'id');
  const given: Readonly<Record<string, string>> = { ...columns, load_from: `${load}`, load_to: `${open}` };
  // The root and its districts stay: a city without them has no figures at all.
  const spared = dataset === 'region' ? `AND level = 'town'` : '';
  const third = 'abs(hashtext(record_key)) % 3';
  await tx.raw(
    `UPDATE ${dataset} SET load_to = ${load}
      WHERE root_region = ? AND load_to = ${open} AND (${third} = 1 OR (${third} = 2 ${spared}))`,
    [root],
  );
  await tx.raw(
    `INSERT INTO ${dataset} (${all.join(', ')})
     SELECT ${all.map((name) => given[name] ?? name).join(', ')} FROM ${dataset}
      WHERE root_region = ? AND load_to = ${load} AND ${third} = 1`,
    [root],
  );
  await computeIndicators(tx, { root, load, dataset });
  return load;
}
