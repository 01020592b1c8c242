import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmptyRoute } from './crowd-times.ts';
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
        ...(await valueFigures(second.origin, log)),
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

/** A cached answer against an empty Koa route in a process of its own: one client after the other. */
async function valueFigures(origin: string, log: (line: string) => void): Promise<Figure[]> {
  const peer = await startEmptyRoute();
  const ours = `${origin}/api/values?indicator=maintenance-rate&level=district`;
  try {
    await pairedMediansMs(ours, peer.url, 200);
    const [valueMs, emptyMs] = await pairedMediansMs(ours, peer.url, ROUNDS);
    log(`values: ${valueMs.toFixed(3)} ms against ${emptyMs.toFixed(3)} ms for an empty route (medians of ${ROUNDS})`);
    return [
      {
        name: 'values',
        figure: 'city_value_to_empty_koa_route',
        value: valueMs / emptyMs,
        unit: 'x',
        goal: { op: '<=', number: 2 },
      },
    ];
  } finally {
    await peer.stop();
  }
}
