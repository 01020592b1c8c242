import { existsSync, readFileSync } from 'node:fs';
import { Client } from 'pg';
import { computeIndicators } from '#etl/compute/compute-indicators.ts';
import { computeVariant } from '#etl/compute/compute-variant.ts';
import type { Database } from '#geodata/database/database.ts';
import { migrate } from '#geodata/database/migrate.ts';
import { openDatabase } from '#geodata/database/open-database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import type { Indicator } from '#geodata/indicators/define-indicator.ts';
import { indicators } from '#geodata/indicators/registry.ts';
import { variantOf } from '#geodata/indicators/variant.ts';
import { createLog } from '#geodata/log.ts';
import { onServer, serverUrlOf } from '../support/server-engine.ts';
import { testSettings } from '../support/test-engine.ts';
import type { Bench, Figure } from './figure.ts';
import { changeDistrict } from './made-city/change-district.ts';
import { type CitySize, fillCity, root } from './made-city/fill-city.ts';
import { median } from './request-times.ts';

const full: CitySize = { segments: 300_000, villages: 20_000, facilities: 60_000, works: 50_000 };
const rounds = 3;
const name = 'tongcun_bench_indicators';

/** Computing all indicators, against one hand-written statement each; a load of one district; cost a record. */
export const bench: Bench = async (log) => {
  const figures = await withCity(full, log, async (database, load) => [
    await againstHandWritten(database, load, log),
    ...(await ofOneDistrict(database, log)),
  ]);
  return [...figures, await costPerRecord(log)];
};

async function withCity<T>(
  size: CitySize,
  log: (line: string) => void,
  work: (database: Database, load: number) => Promise<T>,
): Promise<T> {
  log(`indicators: making ${size.segments} segments, ${size.villages} villages, ${size.facilities} facilities`);
  await onServer(async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}`);
  });
  const settings = testSettings({ DATABASE_URL: serverUrlOf(name) });
  const database = await openDatabase(settings, createLog(settings));
  try {
    await migrate(database, 'latest');
    const load = await fillCity(database, size);
    await asAutovacuum();
    return await work(database, load);
  } finally {
    await database.close();
    await onServer(async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)));
  }
}

/** What the server does by itself within minutes of a large load; block range indexes are of no use before. */
async function asAutovacuum(): Promise<void> {
  const client = new Client({ connectionString: serverUrlOf(name) });
  await client.connect();
  await client.query('VACUUM (ANALYZE)');
  await client.end();
}

async function timeMs(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const computeOne = (database: Database, indicator: Indicator, load: number): Promise<void> =>
  database.write((tx) => computeVariant(tx, { root, load, variant: variantOf(indicator), districts: null }));

/** The statement a careful hand would write for this one indicator with its own parameters, straight on the tables. */
function handWritten(id: string): string | undefined {
  const file = new URL(`hand-written/${id}.sql`, import.meta.url);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

async function againstHandWritten(database: Database, load: number, log: (line: string) => void): Promise<Figure> {
  let [ours, peer, compared] = [0, 0, 0];
  for (const indicator of indicators.values()) {
    const text = handWritten(indicator.id);
    if (text === undefined) {
      log(`indicators: ${indicator.id} has no statement to compare with yet`);
      continue;
    }
    compared += 1;
    const [oursMs, peerMs]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      peerMs.push(await timeMs(() => database.read((tx) => sqlText(text, indicator.id)(tx, {}))));
      oursMs.push(await timeMs(() => computeOne(database, indicator, load)));
    }
    await expectEqual(database, indicator, text);
    log(`indicators: ${indicator.id} ${median(oursMs).toFixed(0)} ms, by hand ${median(peerMs).toFixed(0)} ms`);
    ours += median(oursMs);
    peer += median(peerMs);
  }
  log(
    `indicators: ${compared} of ${indicators.size} in ${(ours / 1000).toFixed(2)} s, by hand ${(peer / 1000).toFixed(2)} s`,
  );
  return {
    name: 'indicators',
    figure: 'all_regions_to_hand_written_sql',
    value: ours / peer,
    unit: 'x',
    goal: { op: '<=', number: 1.5 },
  };
}

interface Row {
  readonly region_code: string;
  readonly population: string;
  readonly success: string;
}

/** A faster statement that counts something else is no peer. */
async function expectEqual(database: Database, indicator: Indicator, text: string): Promise<void> {
  const byHand = await database.read((tx) => sqlText<object, Row>(text)(tx, {}));
  const kept = await database.read((tx) =>
    sqlText<object, Row>(`
      SELECT DISTINCT ON (region_code) region_code, population, success FROM indicator_value
       WHERE root_region = :root AND indicator = :indicator ORDER BY region_code, load_id DESC`)(tx, {
      root,
      indicator: indicator.id,
    }),
  );
  const known = new Map(kept.map((row) => [row.region_code, row]));
  for (const { region_code: code, population, success } of byHand) {
    const ours = known.get(code);
    if (
      ours === undefined ||
      Number(ours.population) !== Number(population) ||
      Number(ours.success) !== Number(success)
    ) {
      throw new Error(
        `${indicator.id} of ${code}: ${ours?.success}/${ours?.population}, by hand ${success}/${population}`,
      );
    }
  }
}

/** What a load of one district costs beside computing everything: a quarter of its rows of a dataset are other now. */
async function ofOneDistrict(database: Database, log: (line: string) => void): Promise<Figure[]> {
  const newest = await changeDistrict(database, 'region', 'D5');
  const wholeMs = await timeMs(() =>
    database.write((tx) => computeIndicators(tx, { root, load: newest, dataset: 'programme' })),
  );
  const figures: Figure[] = [];
  for (const dataset of ['road_segment', 'village', 'facility']) {
    const load = await changeDistrict(database, dataset, 'D2');
    const ms = await timeMs(() => database.write((tx) => computeIndicators(tx, { root, load, dataset })));
    log(`indicators: a load of ${dataset} of one district ${ms.toFixed(0)} ms, everything ${wholeMs.toFixed(0)} ms`);
    figures.push({
      name: 'indicators',
      figure: `one_district_of_${dataset}_to_everything`,
      value: ms / wholeMs,
      unit: 'x',
      goal: { op: '<=', number: 0.2 },
    });
  }
  return figures;
}

/** Everything computed at two sizes of the register; villages, sites and works grow with it. */
async function costPerRecord(log: (line: string) => void): Promise<Figure> {
  const perRecord: number[] = [];
  for (const segments of [10_000, 1_000_000]) {
    const whole: CitySize = {
      segments,
      villages: Math.round(segments / 15),
      facilities: segments / 5,
      works: Math.round(segments / 6),
    };
    perRecord.push(
      await withCity(whole, log, async (database, load) => {
        const times: number[] = [];
        for (let round = 0; round < rounds; round++) {
          times.push(
            await timeMs(() => database.write((tx) => computeIndicators(tx, { root, load, dataset: 'programme' }))),
          );
        }
        log(`indicators: ${segments} segments ${median(times).toFixed(0)} ms`);
        return median(times) / segments;
      }),
    );
  }
  const [small = Number.NaN, large = Number.NaN] = perRecord;
  return {
    name: 'indicators',
    figure: 'cost_per_record_1m_to_10k',
    value: large / small,
    unit: 'x',
    goal: { op: '<=', number: 1.2 },
  };
}
