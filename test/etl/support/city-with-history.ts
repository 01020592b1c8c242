import { recordMove } from '#etl/awards/record-move.ts';
import { loadFile, undoLoad } from '#etl/load-file.ts';
import { followOrder } from '#etl/orders/follow-order.ts';
import { issueOrder } from '#etl/orders/issue-order.ts';
import type { Database } from '#geodata/database/database.ts';
import { buildCity, programme, roads, root, toGeojson, writeFile } from './small-city.ts';

const district = '110101';

/** The small city with loads, one of them undone, problems, values, the step of an award and a supervision order; every table has rows. */
export async function cityWithHistory(database: Database): Promise<void> {
  await buildCity(database);
  await loadRoads(database, 120);
  await loadRoads(database, 90);
  const { load } = await loadRoads(database, 100);
  await undoLoad(database, load ?? 0);
  await database.write((tx) => tx('programme').update({ settings: JSON.stringify({ funding }) }));
  await recordMove(database, {
    ...{ root, region: district, regionName: '城东区', year: 2020, kind: 'move' },
    ...{
      step: 'paid',
      office: '局',
      post: '科长',
      reason: '含“引号”、\\反斜线\n与换行\u2028',
      happenedOn: '2020-02-29',
    },
    readEvidence: async () => null,
  });
  const office = { office: '局', post: '科长', text: '含“引号”、\\反斜线\n与换行\u2028' };
  const { order } = await issueOrder(database, {
    ...{ root, region: district, item: 'safety_works', year: 2020, ...office },
    ...{ happenedOn: '2020-07-01', dueOn: '2020-07-15' },
  });
  await followOrder(database, { kind: 'answer', order, ...office, happenedOn: '2020-07-08' });
}

export function loadRoads(database: Database, count: number) {
  const file = writeFile(`roads-${count}.geojson`, toGeojson(roads(count)));
  return loadFile(database, { dataset: 'road_segment', programme, file, mode: 'replace', dataDate: '2020-06-30' });
}

const words = { zh: '元', en: 'CNY' };
const funding = {
  ...{ unit: words, unitYuan: 1, total: 7, clause: '文' },
  awards: [{ id: 'a', title: words, districts: [district], amountEach: 7, amounts: { 2020: 7 }, clause: '文' }],
  schedule: [{ id: 'all', share: 1, when: words, clause: '文' }],
  steps: [{ id: 'paid', title: words, offices: ['局'], pays: 'all', clause: '文' }],
};
