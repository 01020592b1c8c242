import { loadFile } from '#etl/load-file.ts';
import { openDatabase } from '#geodata/database/open-database.ts';
import { createLog } from '#geodata/log.ts';
import { readSettings } from '#geodata/settings.ts';

/** `load-program.ts FILE`: loads road segments of the small city in a process that a test may kill. */
const settings = readSettings();
const database = await openDatabase(settings, createLog(settings));
process.stdout.write('open\n');
const [, , file = ''] = process.argv;
await loadFile(
  database,
  { dataset: 'road_segment', programme: 'small-city', file, mode: 'replace' },
  ({ step, done }) => {
    process.stdout.write(`${step} ${done}\n`);
  },
);
process.stdout.write('done\n');
await database.close();
