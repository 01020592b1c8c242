import { computeIndicators } from '#etl/compute/compute-indicators.ts';
import { computeVariant } from '#etl/compute/compute-variant.ts';
import type { Database } from '#geodata/database/database.ts';
import type { Indicator } from '#geodata/indicators/define-indicator.ts';
import { coverageKinds, indicators } from '#geodata/indicators/registry.ts';
import { variantOf } from '#geodata/indicators/variant.ts';
import type { Bench, Figure } from './figure.ts';
import { expectWitness, handWritten } from './hand-written/witness.ts';
import { changeDistrict, changedDatasets } from './made-city/change-district.ts';
import type { CitySize } from './made-city/fill-city.ts';
import { root } from './made-city/place.ts';
import { withCity } from './made-city/with-city.ts';
import { bestMedianMs } from './request-times.ts';

const full: CitySize = { segments: 300_000, villages: 20_000, facilities: 60_000, works: 50_000 };
const rounds = 9;

/** Computing all indicators, against one hand-written statement each; a load of one district; cost a record. */
export const bench: Bench = async (log) => {
  const figures = await withCity(full, log, async (database, load) => [
    ...(await againstHandWritten(database, load, log)),
    ...(await ofOneDistrict(database, load, log)),
  ]);
  return [...figures, await costPerRecord(log)];
};

async function timeMs(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const computeOne = (database: Database, indicator: Indicator, load: number): Promise<void> =>
  database.write((tx) => computeVariant(tx, { root, load, variant: variantOf(indicator), districts: null }));

/** Equal numbers first, for every region; then the times, in turn. */
async function againstHandWritten(database: Database, load: number, log: (line: string) => void): Promise<Figure[]> {
  for (const indicator of indicators.values()) {
    await computeOne(database, indicator, load);
    await expectWitness(database, indicator.id);
  }
  const sums = { indicators: { ours: 0, peer: 0 }, coverage: { ours: 0, peer: 0 } };
  for (const indicator of indicators.values()) {
    const byHand = handWritten(indicator.id);
    const [oursMs, peerMs]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      peerMs.push(await timeMs(() => database.read((tx) => byHand(tx, {}))));
      oursMs.push(await timeMs(() => computeOne(database, indicator, load)));
    }
    const [ours, peer] = [bestMedianMs(oursMs), bestMedianMs(peerMs)];
    log(`indicators: ${indicator.id} ${ours.toFixed(0)} ms, by hand ${peer.toFixed(0)} ms`);
    const sum = coverageKinds.has(indicator.id) ? sums.coverage : sums.indicators;
    sum.ours += ours;
    sum.peer += peer;
  }
  return Object.entries(sums).map(([name, { ours, peer }]) => {
    log(`indicators: all ${name} in ${(ours / 1000).toFixed(2)} s, by hand ${(peer / 1000).toFixed(2)} s`);
    return figureOf(`all_${name}_to_hand_written_sql`, ours / peer, 1.5);
  });
}

const figureOf = (figure: string, value: number, goal: number): Figure => ({
  name: 'indicators',
  figure,
  value,
  unit: 'x',
  goal: { op: '<=', number: goal },
});

/**
 * What a load of one district costs beside computing everything: a quarter of its rows of a dataset are other now. The
 * indicators of the texts, as a root without a programme keeps them.
 */
async function ofOneDistrict(database: Database, last: number, log: (line: string) => void): Promise<Figure[]> {
  const named = new Map([...indicators].filter(([id]) => !coverageKinds.has(id)));
  const compute = (load: number, dataset: string): Promise<void> =>
    database.write((tx) => computeIndicators(tx, { root, load, dataset, definitions: named }));
  const wholeMs: number[] = [];
  const partMs = new Map<string, number[]>(changedDatasets.map((dataset) => [dataset, []]));
  let newest = last;
  for (let round = 0; round < 3; round++) {
    for (const [dataset, times] of partMs) {
      newest = await changeDistrict(database, dataset, `D${1 + round}`);
      times.push(await timeMs(() => compute(newest, dataset)));
    }
    wholeMs.push(await timeMs(() => compute(newest, 'programme')));
  }
  const whole = bestMedianMs(wholeMs);
  return [...partMs].map(([dataset, times]) => {
    const ms = bestMedianMs(times);
    log(`indicators: a load of ${dataset} of one district ${ms.toFixed(0)} ms, everything ${whole.toFixed(0)} ms`);
    return figureOf(`one_district_of_${dataset}_to_everything`, ms / whole, 0.2);
  });
}

/** What is asked of the roads, computed at two sizes of the register; villages, sites and works grow with it. */
async function costPerRecord(log: (line: string) => void): Promise<Figure> {
  const ofRoads = [...indicators.values()].filter(
    ({ id, reads }) => reads.includes('road_segment') && !coverageKinds.has(id),
  );
  const perRecord: number[] = [];
  for (const segments of [10_000, 1_000_000]) {
    const size = {
      segments,
      villages: Math.round(segments / 15),
      facilities: segments / 5,
      works: Math.round(segments / 6),
    };
    perRecord.push(
      await withCity(size, log, async (database, load) => {
        const times: number[] = [];
        for (let round = 0; round < rounds; round++) {
          times.push(
            await timeMs(async () => {
              for (const indicator of ofRoads) await computeOne(database, indicator, load);
            }),
          );
        }
        log(`indicators: ${ofRoads.length} of ${segments} segments ${bestMedianMs(times).toFixed(0)} ms`);
        return bestMedianMs(times) / segments;
      }),
    );
  }
  const [small = Number.NaN, large = Number.NaN] = perRecord;
  return figureOf('cost_per_record_1m_to_10k', large / small, 1.2);
}
