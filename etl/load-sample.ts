import { fileURLToPath } from 'node:url';
import type { Database } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import type { LoadMode } from './diff/count-changes.ts';
import { loadFile } from './load-file.ts';
import type { LoadReport } from './load-report.ts';
import { applyProgramme } from './programme/apply-programme.ts';
import type { Watcher } from './progress/progress-meter.ts';
import { fileDigest } from './read/file-digest.ts';

const programme = 'shaoxing-2018-2020';
const programmeFolder = new URL(`../geodata/programmes/${programme}/`, import.meta.url);
const dataFolder = new URL('../geodata/sample/data/', import.meta.url);

interface SampleFile {
  readonly dataset: string;
  readonly file: string;
  readonly dataDate: string;
  /** Files that say only what changed, or name one kind of several. */
  readonly mode?: LoadMode;
}

/** In this order, which is that of time: later files name regions and villages of earlier ones. */
const files: readonly SampleFile[] = [
  { dataset: 'region', file: 'regions.geojson', dataDate: '2017-12-31' },
  { dataset: 'village', file: 'villages.csv', dataDate: '2017-12-31' },
  { dataset: 'road_segment', file: 'roads-2017.geojson', dataDate: '2017-12-31' },
  { dataset: 'road_segment', file: 'roads-2019.geojson', dataDate: '2019-12-31', mode: 'merge' },
  { dataset: 'facility', file: 'facilities-2019.csv', dataDate: '2019-12-31' },
  { dataset: 'work', file: 'works-2019.csv', dataDate: '2019-12-31' },
  { dataset: 'report', file: 'reports-2019.csv', dataDate: '2019-12-31' },
  { dataset: 'work', file: 'works-2020-08.csv', dataDate: '2020-08-31' },
  { dataset: 'report', file: 'reports-2020-08.csv', dataDate: '2020-08-31' },
  { dataset: 'road_segment', file: 'roads.geojson', dataDate: '2020-09-30' },
  { dataset: 'facility', file: 'facilities.csv', dataDate: '2020-09-30' },
  { dataset: 'facility', file: 'offices-and-scenic-areas.csv', dataDate: '2020-09-30', mode: 'merge' },
  { dataset: 'work', file: 'works.csv', dataDate: '2020-09-30' },
  { dataset: 'report', file: 'reports.csv', dataDate: '2020-09-30' },
  { dataset: 'rating', file: 'ratings.csv', dataDate: '2020-09-30' },
  { dataset: 'hazard', file: 'hazards.csv', dataDate: '2020-09-30' },
  { dataset: 'bridge', file: 'bridges.csv', dataDate: '2020-09-30' },
  { dataset: 'bus', file: 'buses.csv', dataDate: '2020-09-30' },
];

const countPublished = sqlText<{ dataset: string; digest: string }, { count: number }>(`
  SELECT count(*) AS count FROM load
  WHERE kind = 'publish' AND is_sample AND dataset = :dataset AND file_sha256 = :digest`);
const countPlans = sqlText<{ programme: string }, { count: number }>(`
  SELECT count(DISTINCT dataset) AS count FROM load
  WHERE programme_id = :programme AND dataset IN ('plan_item', 'plan', 'target')`);
const datasetsOfProgramme = 3;

/**
 * Loads the demonstration data (演示数据) through the ordinary pipeline. Files already published are skipped, so an
 * interrupted start goes on where it was. Answers the reports of what was loaded now.
 */
export async function loadSample(database: Database, watcher?: Watcher): Promise<LoadReport[]> {
  const reports: LoadReport[] = [];
  const [plans] = await database.read((tx) => countPlans(tx, { programme }));
  if ((plans?.count ?? 0) < datasetsOfProgramme) {
    const applied = await applyProgramme(database, fileURLToPath(programmeFolder).replace(/\/$/, ''), watcher);
    reports.push(...applied.loads);
  }
  for (const { dataset, file, dataDate, mode = 'guarded' } of files) {
    const path = fileURLToPath(new URL(file, dataFolder));
    const digest = await fileDigest(path);
    const [published] = await database.read((tx) => countPublished(tx, { dataset, digest }));
    if ((published?.count ?? 0) > 0) continue;
    reports.push(
      await loadFile(database, { dataset, file: path, programme, dataDate, mode, sample: true, crs: 'wgs84' }, watcher),
    );
  }
  return reports;
}
