import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Koa from 'koa';
import type { Bench, Figure } from './figure.ts';
import { pairedMediansMs } from './request-times.ts';
import { startServer } from './server-process.ts';

const ROUNDS = 1500;

/** The second start on a loaded data folder, and the price of a value against an empty route. */
export const bench: Bench = async (log) => {
  const folder = await mkdtemp(join(tmpdir(), 'tongcun-bench-'));
  const settings = { DATA_DIR: folder, LOG_LEVEL: 'error', DATABASE_URL: '' };
  try {
    log('start: first start loads the sample');
    const first = await startServer(settings);
    await first.stop();
    const second = await startServer(settings);
    try {
      const figures: Figure[] = [
        {
          name: 'start',
          figure: 'second_start_to_first_answer',
          value: second.firstAnswerMs / 1000,
          unit: 's',
          goal: { op: '<=', number: 8 },
        },
        {
          name: 'values',
          figure: 'city_value_to_empty_koa_route',
          value: await valueRatio(second.origin, log),
          unit: 'x',
          goal: { op: '<=', number: 2 },
        },
      ];
      log(`start: first start took ${(first.firstAnswerMs / 1000).toFixed(1)} s`);
      return figures;
    } finally {
      await second.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

async function valueRatio(origin: string, log: (line: string) => void): Promise<number> {
  const empty = new Koa().use((context) => {
    context.body = { status: 'ok' };
  });
  const server = empty.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no address');
  const peer = `http://127.0.0.1:${address.port}/`;
  const ours = `${origin}/api/values?indicator=maintenance-rate&level=district`;
  await pairedMediansMs(ours, peer, 200);
  const [valueMs, emptyMs] = await pairedMediansMs(ours, peer, ROUNDS);
  server.close();
  log(
    `values: ${valueMs.toFixed(3)} ms against ${emptyMs.toFixed(3)} ms for an empty Koa route (medians of ${ROUNDS})`,
  );
  return valueMs / emptyMs;
}
