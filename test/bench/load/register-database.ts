import { fileURLToPath } from 'node:url';
import { loadFile } from '#etl/load-file.ts';
import { applyProgramme } from '#etl/programme/apply-programme.ts';
import { migrate } from '#geodata/database/migrate.ts';
import { openDatabase } from '#geodata/database/open-database.ts';
import { createLog } from '#geodata/log.ts';
import { testSettings } from '../../support/test-engine.ts';

export const programme = 'shaoxing-2018-2020';
const folder = fileURLToPath(new URL(`../../../geodata/programmes/${programme}`, import.meta.url));
const regions = fileURLToPath(new URL('../../../geodata/sample/data/regions.geojson', import.meta.url));

/** Migrates a database and loads the programme and the regions of the demonstration data: no roads yet. */
export async function prepareRegister(variables: NodeJS.ProcessEnv): Promise<void> {
  const settings = testSettings(variables);
  const database = await openDatabase(settings, createLog(settings));
  try {
    await migrate(database, 'latest');
    await applyProgramme(database, folder);
    await loadFile(database, { dataset: 'region', file: regions, programme });
  } finally {
    await database.close();
  }
}
