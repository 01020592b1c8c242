import { migrate } from '#geodata/database/migrate.ts';
import { openDatabase } from '#geodata/database/open-database.ts';
import { createLog } from '#geodata/log.ts';
import { readSettings } from '#geodata/settings.ts';
import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2), {
  streams: { out: process.stdout, err: process.stderr },
  openDatabase: async () => {
    const settings = readSettings();
    const database = await openDatabase(settings, createLog(settings));
    await migrate(database, 'latest');
    return database;
  },
});
