import { destination, type Logger, pino } from 'pino';
import type { Settings } from './settings.ts';

const standardError = 2;

/** JSON lines on stderr, written at once so that the last words of a dying process are not lost. */
export function createLog(settings: Pick<Settings, 'logLevel'>): Logger {
  return pino({ level: settings.logLevel }, destination({ dest: standardError, sync: true }));
}
