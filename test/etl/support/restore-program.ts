import { restoreBackup } from '#etl/backup/restore-backup.ts';
import { openDatabase } from '#geodata/database/open-database.ts';
import { createLog } from '#geodata/log.ts';
import { readSettings } from '#geodata/settings.ts';

/** `restore-program.ts FILE TABLE`: restores a backup and is killed when the rows of a table come. */
const settings = readSettings();
const database = await openDatabase(settings, createLog(settings));
const [, , path = '', last] = process.argv;
const onTable = (table: string): void => {
  if (table === last) process.kill(process.pid, 'SIGKILL');
};
await restoreBackup(database, { path, replace: true, onTable });
await database.close();
