import type { Database } from '#geodata/database/database.ts';
import type { GeometryColumn } from '#geodata/datasets/define-dataset.ts';
import { defineError } from '#geodata/errors.ts';
import type { CheckContext } from '../check/run-check.ts';
import type { Crs } from '../read/crs.ts';
import { insertProblems } from '../stage/insert-problems.ts';
import { findGround } from './find-ground.ts';
import { beyondChance, judgePlaces } from './find-mixed-rows.ts';
import { byFormerPlace, byGround, hasStandingRecords, type Measure } from './measure-places.ts';
import { crsLabel, crsText, type Reading } from './readings.ts';
import { minorityReadings } from './recognise-crs.ts';
import { reportMixedRows } from './report-mixed-rows.ts';
import { type StagedPlace, samplePlaces } from './staged-places.ts';
import { stagedReadings } from './staged-readings.ts';
import { inPlaceM, manyPlaces, weighReadings } from './weigh-readings.ts';

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
 * system was recognised, may be unlike the rest. The staged rows need their keys.
 * Throws `crs_contradicted` when a system that nobody asked for proves wrong. Where the sample shows rows of another
 * system, all rows are looked at, and those get the error `crs_mixed`.
 */
export async function verifyCrs(database: Database, verification: Verification): Promise<void> {
  const { stage } = verification;
  // Outlines are the ground itself.
  if (stage.dataset.name === 'region') return;
  for (const geometry of stage.dataset.geometries) {
    const sample = await samplePlaces(database, verification, geometry);
    if (sample.length === 0) continue;
    const finding =
      (await findByFormerPlace(database, verification, { geometry, sample })) ??
      (await findByGround(database, verification, sample));
    if (finding?.isWhole) await tellContradiction(database, verification, finding.meant.crs);
    else if (finding !== null) await reportMixedRows(database, verification, { geometry, ...finding });
  }
}

interface Finding {
  readonly meant: Reading;
  readonly measure: Measure;
  /** True when it is not a part of the rows but the file. */
  readonly isWhole: boolean;
}

/** Records of which so many are displaced, as by another system, are displaced all. */
const wholeShare = 0.5;
const fewestCompared = 12;

async function findByFormerPlace(
  database: Database,
  verification: Verification,
  { geometry, sample }: { readonly geometry: GeometryColumn; readonly sample: readonly StagedPlace[] },
): Promise<Finding | null> {
  if (!(await hasStandingRecords(database, verification))) return null;
  const measure = byFormerPlace(database, verification, geometry);
  const [, ...others] = stagedReadings(verification.crs);
  for (const meant of others) {
    const judged = await judgePlaces(sample, { meant, measure });
    const rows = beyondChance(judged);
    const isWhole = judged.compared >= fewestCompared && rows.length > wholeShare * judged.compared;
    if (rows.length > 0) return { meant, measure, isWhole };
  }
  return null;
}

/** Fewer positions than these, off known ground, are not looked into. */
const fewestAstray = 4;

async function findByGround(
  database: Database,
  { scope, crs }: Verification,
  sample: readonly StagedPlace[],
): Promise<Finding | null> {
  const ground = await findGround(database, scope.root);
  const places = sample.map(({ place }) => place);
  const some = places.slice(0, manyPlaces.mostPositions);
  const astray = (await ground.nearestM(some)).filter((distance) => distance >= inPlaceM);
  if (astray.length < fewestAstray) return null;
  const readings = stagedReadings(crs);
  const weighing = await weighReadings(readings, places, { ground, options: manyPlaces });
  const isWhole = weighing.best !== null && weighing.best > 0;
  const index = isWhole ? weighing.best : (minorityReadings(weighing, 0)[0] ?? null);
  const meant = index === null ? undefined : readings[index];
  return meant === undefined ? null : { meant, measure: byGround(ground), isWhole };
}

async function tellContradiction(database: Database, { stage, crs, isAsked }: Verification, meant: Crs): Promise<void> {
  if (!isAsked) throw crsContradicted(crs, meant);
  const value = `${crsText(crs)} ≠ ${crsText(meant)}`;
  await database.write((tx) => insertProblems(tx, stage, [{ rowNo: 0, code: 'crs_contradicted', field: null, value }]));
}
