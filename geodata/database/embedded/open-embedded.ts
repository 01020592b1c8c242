import type { Logger } from 'pino';
import { defineError } from '../../errors.ts';
import type { Settings } from '../../settings.ts';
import type { Database } from '../database.ts';

export const embeddedUnavailable = defineError(
  'embedded_unavailable',
  503,
  (dataDir: string) => `The embedded database in ${dataDir} is not available: set DATABASE_URL.`,
);

export async function openEmbedded(settings: Settings, _log: Logger): Promise<Database> {
  throw embeddedUnavailable(settings.dataDir);
}
