import { PublicError } from '../errors.ts';
import { createLog } from '../log.ts';
import { readSettings } from '../settings.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';

/** `npm run migrate`: brings the schema of the configured database to the newest state. */
async function run(): Promise<number> {
  const settings = readSettings();
  const database = await openDatabase(settings, createLog(settings));
  try {
    const names = await migrate(database, 'latest');
    const lines = names.length > 0 ? names : ['nothing to migrate'];
    process.stdout.write(`${lines.join('\n')}\n`);
    return 0;
  } finally {
    await database.close();
  }
}

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof PublicError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
