import { openDatabase } from '#geodata/database/open-database.ts';
import { createLog } from '#geodata/log.ts';
import { readSettings } from '#geodata/settings.ts';

/**
 * A second program on an embedded database, started by tests: `embedded-client.ts <data folder> <verb> <from> <to>`.
 * add: writes the notes from .. to, one transaction each; hold: writes one and keeps its transaction open for ever.
 */
const [dataDir, verb, from = '0', to = '0'] = process.argv.slice(2);
const settings = readSettings({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
const database = await openDatabase(settings, createLog(settings));

if (verb === 'hold') {
  await database.write(async (tx) => {
    await tx('note').insert({ id: Number(from) });
    process.stdout.write('holding\n');
    await new Promise((resolve) => setTimeout(resolve, 600_000));
  });
}
for (let id = Number(from); id < Number(to); id += 1) await database.write((tx) => tx('note').insert({ id }));
process.stdout.write('done\n');
await database.close();
