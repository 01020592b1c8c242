import { findChromium } from '../support/chromium.ts';
import type { Bench, Figure } from './figure.ts';
import { timed } from './load/timed-program.ts';
import { flags } from './pages/with-browser.ts';
import { withSampleServer } from './pages/with-sample-server.ts';

/** Brought by npm when this bench runs: 185 MB that nothing else needs. */
const lighthouse = 'lighthouse@12.8.2';

/** What Lighthouse says of `/progress` as on a desk, from a warm server. */
export const bench: Bench = (log) =>
  withSampleServer(async ({ origin }) => {
    const address = `${origin}/progress`;
    const seen: Scores[] = [];
    for (let round = 0; round < 4; round += 1) seen.push(await scoresOf(address));
    // The first one warms the server.
    const rounds = seen.slice(1);
    for (const scores of rounds) log(`lighthouse: ${JSON.stringify(scores)}`);
    const middle = (name: keyof Scores): number => rounds.map((scores) => scores[name]).sort((a, b) => a - b)[1] ?? 0;
    const figure = (name: keyof Scores, number: number): Figure => ({
      name: 'lighthouse',
      figure: `${name}_of_progress`,
      value: middle(name),
      unit: 'points',
      goal: { op: '>=', number },
    });
    return [figure('performance', 90), figure('accessibility', 95)];
  });

interface Scores {
  readonly performance: number;
  readonly accessibility: number;
}

async function scoresOf(address: string): Promise<Scores> {
  const words = ['exec', '--yes', '--package', lighthouse, '--', 'lighthouse', address, '--quiet'];
  const options = ['--output=json', '--output-path=stdout', '--preset=desktop', `--chrome-flags=${flags.join(' ')}`];
  const { output } = await timed('npm', [...words, ...options, '--only-categories=performance,accessibility'], {
    CHROME_PATH: findChromium(),
  });
  const { categories } = JSON.parse(output) as {
    categories: Record<keyof Scores, { score: number }>;
  };
  const points = (name: keyof Scores): number => Math.round(100 * categories[name].score);
  return { performance: points('performance'), accessibility: points('accessibility') };
}
