import type { Bench, Figure } from './figure.ts';
import { soak } from './pages/soak.ts';
import { publishToPixelMs, wallTimes } from './pages/wall-times.ts';
import { withBrowser } from './pages/with-browser.ts';
import { withSampleServer } from './pages/with-sample-server.ts';
import { median } from './request-times.ts';

const rounds = 5;
const changes = 1_000;

/** The largest of the later ones to the first. */
function growthOf([first = Number.NaN, ...later]: readonly number[]): number {
  return Math.max(...later) / first;
}

/** The wall on the sample: first useful paint, complete, a publication to the pixel, and a soak of scenes. */
export const bench: Bench = (log) =>
  withSampleServer(async ({ origin }) => {
    // The server is warm, the browser cold: each round has a profile of its own.
    await withBrowser((browser) => wallTimes(browser, origin, '1920x1080'));
    const useful: number[] = [];
    const complete: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const times = await withBrowser((browser) => wallTimes(browser, origin, '1920x1080'));
      log(`wall: useful after ${times.usefulMs.toFixed(0)} ms, complete after ${times.completeMs.toFixed(0)} ms`);
      useful.push(times.usefulMs);
      complete.push(times.completeMs);
    }
    const seen = await withBrowser((browser) => soak(browser, origin, changes));
    for (const held of seen) log(`wall: held ${JSON.stringify(held)}`);
    const pushes = await withBrowser((browser) => publishToPixelMs(browser, origin, rounds));
    log(`wall: published to pixel ${pushes.map((ms) => ms.toFixed(0)).join(', ')} ms`);
    const figure = (name: string, value: number, unit: string, number: number): Figure => ({
      name: 'wall',
      figure: name,
      value,
      unit,
      goal: { op: '<=', number },
    });
    return [
      figure('first_useful_paint', median(useful) / 1000, 's', 1.5),
      figure('complete', median(complete) / 1000, 's', 4),
      figure('publish_to_pixel', median(pushes) / 1000, 's', 1),
      ...(['heapMb', 'nodes', 'listeners', 'buffers', 'textures'] as const).map((name) =>
        figure(
          `${name.replace('Mb', '')}_until_${changes}_scenes_to_100`,
          growthOf(seen.map((held) => held[name])),
          'x',
          1.05,
        ),
      ),
    ];
  });
