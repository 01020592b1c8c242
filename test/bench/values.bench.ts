import { computeIndicators } from '#etl/compute/compute-indicators.ts';
import { indicators } from '#geodata/indicators/registry.ts';
import { crowdP99Ms, pairedP99Ms, startEmptyRoute } from './crowd-times.ts';
import type { Bench, Figure } from './figure.ts';
import type { CitySize } from './made-city/fill-city.ts';
import { root } from './made-city/place.ts';
import { cityUrl, withCity } from './made-city/with-city.ts';
import { startServer } from './server-process.ts';

const full: CitySize = { segments: 300_000, villages: 20_000, facilities: 60_000, works: 50_000 };

/** `/api/values` at 100 clients that ask for everything, against a Koa route that answers a constant. */
export const bench: Bench = (log) =>
  withCity(full, log, async (database, load) => {
    // What publishing keeps: every value of every region.
    await database.write((tx) => computeIndicators(tx, { root, load, dataset: 'programme' }));
    const server = await startServer({ DATABASE_URL: cityUrl(), LOG_LEVEL: 'error' });
    const peer = await startEmptyRoute();
    try {
      return await valueFigures(await addressesOf(server.origin), peer.url, log);
    } finally {
      await peer.stop();
      await server.stop();
    }
  });

/** Every indicator of the root, of each district alone, and of all districts and towns. */
async function addressesOf(origin: string): Promise<string[]> {
  const answer = (await (await fetch(`${origin}/api/regions?parent=${root}`)).json()) as {
    regions: { code: string }[];
  };
  const asked = ['', '&level=district', '&level=town', ...answer.regions.map(({ code }) => `&region=${code}`)];
  return [...indicators.values()].flatMap(({ id, levels }) =>
    asked
      .filter((more) => !more.includes('level=town') || levels.includes('town'))
      .map((more) => `${origin}/api/values?indicator=${id}${more}`),
  );
}

async function valueFigures(
  addresses: readonly string[],
  peer: string,
  log: (line: string) => void,
): Promise<Figure[]> {
  await crowdP99Ms([peer]);
  const firstMs = await crowdP99Ms(addresses);
  const [oursMs, emptyMs] = await pairedP99Ms(addresses, peer);
  log(`values: ${addresses.length} addresses, p99 ${oursMs.toFixed(1)} ms, when first asked ${firstMs.toFixed(1)} ms`);
  log(`values: an empty route ${emptyMs.toFixed(1)} ms`);
  const figure = 'p99_at_100_clients_to_empty_koa_route';
  return [{ name: 'values', figure, value: oursMs / emptyMs, unit: 'x', goal: { op: '<=', number: 3 } }];
}
