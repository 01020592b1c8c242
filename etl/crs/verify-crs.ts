import type { Database } from '#geodata/database/database.ts';
import { defineError } from '#geodata/errors.ts';
import type { CheckContext } from '../check/run-check.ts';
import type { Crs } from '../read/crs.ts';
import { insertProblems } from '../stage/fill-stage.ts';
import { findGround } from './find-ground.ts';
import { findMixedRows } from './find-mixed-rows.ts';
import type { Ground } from './ground.ts';
import { crsLabel, crsText, type Reading } from './readings.ts';
import { minorityReadings } from './recognise-crs.ts';
import { samplePlaces } from './staged-places.ts';
import { stagedReadings } from './staged-readings.ts';
import { manyPlaces, type Weighing, weighReadings } from './weigh-readings.ts';

const crsContradicted = defineError(
  'crs_contradicted',
  422,
  (read: Crs, meant: Crs) =>
    `文件按 ${crsLabel(read).zh} 读取，但整个文件的位置与已知道路、村和站点相符的是 ${crsLabel(meant).zh}，未加载：请核对后用 --crs ${crsText(meant)} 或 --crs ${crsText(read)} 明确指定。The file was read as ${crsLabel(read).en}, but as a whole its positions lie on known roads, villages and facilities as ${crsLabel(meant).en}: nothing was loaded; check it and say which with --crs ${crsText(meant)} or --crs ${crsText(read)}.`,
);

export interface Verification extends CheckContext {
  /** How the source was read. */
  readonly crs: Crs;
  /** True when the user gave the CRS: it is then kept, and what speaks against it is told. */
  readonly isAsked: boolean;
}

/**
 * Holds the staged positions, evenly taken over the whole file, against what is known: the first rows, by which the
 * system was recognised, may be unlike the rest. Throws `crs_contradicted` when a system that nobody asked for proves
 * wrong. Where the sample shows rows of another system, all rows are looked at, and those get the error `crs_mixed`.
 */
export async function verifyCrs(database: Database, verification: Verification): Promise<void> {
  const { stage, scope, crs } = verification;
  // Outlines are the ground itself.
  if (stage.dataset.name === 'region' || stage.dataset.geometries.length === 0) return;
  const places = await samplePlaces(database, verification);
  if (places.length === 0) return;
  const ground = await findGround(database, scope.root);
  const readings = stagedReadings(crs);
  const weighing = await weighReadings(readings, places, { ground, options: manyPlaces });
  if (weighing.best !== null && weighing.best > 0) {
    await tellContradiction(database, verification, readings[weighing.best]?.crs ?? crs);
    return;
  }
  await tellMixture(database, verification, { ground, readings, weighing });
}

async function tellContradiction(database: Database, { stage, crs, isAsked }: Verification, meant: Crs): Promise<void> {
  if (!isAsked) throw crsContradicted(crs, meant);
  const value = `${crsText(crs)} ≠ ${crsText(meant)}`;
  await database.write((tx) => insertProblems(tx, stage, [{ rowNo: 0, code: 'crs_contradicted', field: null, value }]));
}

interface Weighed {
  readonly ground: Ground;
  readonly readings: readonly Reading[];
  readonly weighing: Weighing;
}

async function tellMixture(database: Database, verification: Verification, weighed: Weighed): Promise<void> {
  const { ground, readings, weighing } = weighed;
  for (const index of minorityReadings(weighing, 0)) {
    const meant = readings[index];
    if (meant !== undefined) await findMixedRows(database, { ...verification, ground, meant });
  }
}
