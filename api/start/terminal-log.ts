import { type Logger, pino } from 'pino';
import type { Settings } from '#geodata/settings.ts';

interface Line {
  readonly level: number;
  readonly time: number;
  readonly msg?: string;
  readonly requestId?: string;
  readonly method?: string;
  readonly url?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly reason?: string;
  readonly err?: { readonly message?: string; readonly stack?: string };
}

const WARN = 40;

/**
 * The log for a person at a terminal: short lines, and only what is wrong unless more is asked for than `info`.
 * Anywhere else the log is JSON.
 */
export function createTerminalLog({ logLevel }: Pick<Settings, 'logLevel'>, write: (text: string) => void): Logger {
  const level = logLevel === 'info' ? 'warn' : logLevel;
  return pino({ level }, { write: (json: string) => write(toWords(JSON.parse(json))) });
}

function toWords(line: Line): string {
  const { level, time, msg, method, url, status, ms, requestId, reason, err } = line;
  const clock = new Date(time).toTimeString().slice(0, 8);
  const request = method === undefined ? '' : ` ${method} ${url} ${status} ${ms} ms ${requestId}`;
  const why = reason === undefined ? '' : `: ${reason}`;
  const fault = err === undefined ? '' : `\n${err.stack ?? err.message}`;
  return `${clock} ${level >= WARN ? '! ' : ''}${msg ?? ''}${request}${why}${fault}\n`;
}
