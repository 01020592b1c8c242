import type { Database, WriteTransaction } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import { addOther, endOther } from './later-registers.ts';
import { root } from './place.ts';
import { bus, facility, region, roadSegment, village, work } from './records.ts';
import { allocation, assignment, bridge, hazard, lamps, plan, rating, report, stations } from './registers.ts';

export interface CitySize {
  readonly segments: number;
  readonly villages: number;
  readonly facilities: number;
  readonly works: number;
}

interface Step {
  readonly dataset: string;
  readonly dataDate: string;
  /** Rows to number; statements that hang on other records take theirs from them. */
  readonly count?: number;
  /** Of seven substandard segments, how many a later register has rebuilt. */
  readonly share?: number;
  readonly texts: readonly string[];
}

/** The day of the newest registers. */
const newest = '2020-09-30';

/** The road register stands at the baseline, at the end of the year before, and now. */
function stepsOf(size: CitySize): Step[] {
  const now = (dataset: string, text: string, count = 1): Step => ({ dataset, dataDate: newest, count, texts: [text] });
  const roadsOf = (dataDate: string, share: number): Step => ({
    dataset: 'road_segment',
    dataDate,
    share,
    texts: [endOther, addOther],
  });
  return [
    now('region', region),
    { dataset: 'road_segment', dataDate: '2017-12-31', count: size.segments, texts: [roadSegment] },
    roadsOf('2019-12-31', 3),
    roadsOf(newest, 6),
    now('village', village, size.villages),
    now('facility', facility, size.facilities),
    now('facility', lamps),
    now('facility', stations),
    now('work', work, size.works),
    now('bus', bus, Math.round(size.villages / 7)),
    now('hazard', hazard),
    now('bridge', bridge),
    now('assignment', assignment),
    now('rating', rating),
    now('plan', plan),
    now('report', report),
    now('allocation', allocation),
  ];
}

/** Fills an empty, migrated database with a city of 6 districts and 120 towns: a load a dataset, nothing computed. */
export async function fillCity(database: Database, size: CitySize): Promise<number> {
  // About 8 km at the size of a city; a larger register lies in a larger country, not on top of itself.
  const side = 0.08 * Math.sqrt(size.segments / 300_000);
  let load = 0;
  for (const { dataset, dataDate, count, share, texts } of stepsOf(size)) {
    load = await database.write(async (tx) => {
      const opened = await openLoad(tx, dataset, dataDate);
      for (const text of texts) {
        const all = Object.entries({ root, load: opened, count, side, share });
        const used = all.filter(([name]) => new RegExp(`:${name}\\b`).test(text));
        await sqlText(text, `fill ${dataset}`)(tx, Object.fromEntries(used));
      }
      return opened;
    });
  }
  return load;
}

export async function openLoad(tx: WriteTransaction, dataset: string, dataDate = newest): Promise<number> {
  const [counter] = await tx('load_counter').increment('last_id', 1).returning('last_id');
  const load: number = counter.last_id;
  await tx('load').insert({
    id: load,
    kind: 'publish',
    dataset,
    root_region: root,
    region_code: root,
    mode: 'guarded',
    file_name: `${dataset}.csv`,
    data_date: dataDate,
  });
  return load;
}
