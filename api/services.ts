import type { Logger } from 'pino';
import type { Database } from '#geodata/database/database.ts';
import type { Settings } from '#geodata/settings.ts';
import type { Metrics } from './http/metrics.ts';
import type { AnswerCache } from './state/answer-cache.ts';
import type { DataWatch } from './state/data-watch.ts';
import type { EventStream } from './state/event-stream.ts';
import type { TileIndexes } from './tiles/tile-indexes.ts';

/** What routes are given; made once by `createApp`. */
export interface Services {
  readonly database: Database;
  readonly settings: Settings;
  readonly log: Logger;
  readonly cache: AnswerCache;
  readonly watch: DataWatch;
  readonly events: EventStream;
  readonly metrics: Metrics;
  readonly tiles: TileIndexes;
}
