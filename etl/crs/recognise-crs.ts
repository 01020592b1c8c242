import type { LonLat } from '#geodata/crs/gcj02.ts';
import type { Crs } from '../read/crs.ts';
import { type Decision, decideCrs } from './decide-crs.ts';
import { explainRecognition } from './explain-recognition.ts';
import { boundsOf } from './ground.ts';
import { crsLabel, type Reading, readingOf, sameCrs } from './readings.ts';
import { type CrsEvidence, certainties, type Fit, type Recognition } from './recognition.ts';
import { type ScoredReading, scoreReadings } from './score-readings.ts';
import { farApart, type Weighing, weighReadings } from './weigh-readings.ts';

/** Readings compared with the ground: more than these are told apart by the outlines. */
const mostWeighed = 8;
const mostExamples = 3;
const fewestVotes = 4;

/**
 * Finds the system of a file's coordinates. What the user says is kept; what the file says is kept unless the evidence
 * against it is strong; what nobody says is taken from the values, and called unsure where they cannot tell. Positions
 * are shifted by half a kilometre only on strong evidence: see weigh-readings.ts. Undefined when no system at all
 * gives places on earth.
 */
export async function recogniseCrs(evidence: CrsEvidence): Promise<Recognition | undefined> {
  const scored = scoreReadings(evidence);
  const possible = scored.filter(({ isPossible }) => isPossible).slice(0, mostWeighed);
  const readings = possible.map(({ reading }) => reading);
  const weighing = await weighReadings(readings, evidence.sample, { ground: evidence.ground, options: farApart });
  const strong = weighing.best === null ? null : (readings[weighing.best]?.crs ?? null);
  const strongM = weighing.best === null ? null : finite(weighing.medianM[weighing.best]);
  const decision = decideCrs({ evidence, possible: readings.map(({ crs }) => crs), strong, strongM });
  return decision && describe(evidence, { decision, scored, readings, weighing });
}

interface Described {
  readonly decision: Decision;
  readonly scored: readonly ScoredReading[];
  /** Those that were weighed. */
  readonly readings: readonly Reading[];
  readonly weighing: Weighing;
}

function describe(evidence: CrsEvidence, { decision, scored, readings, weighing }: Described): Recognition {
  const { crs, word, code } = decision;
  const fits: Fit[] = scored.map(({ reading, insideShare }) => ({
    crs: reading.crs,
    insideShare,
    medianM: finite(weighing.medianM[readings.indexOf(reading)]),
  }));
  const fit = fits.find((each) => sameCrs(each.crs, crs)) ?? { crs, insideShare: null, medianM: null };
  const others = fits.filter((each) => each !== fit);
  const alternatives = others.sort((one, other) => (one.medianM ?? Infinity) - (other.medianM ?? Infinity));
  const mixedWith = minorityOf(crs, { readings, weighing });
  const reasons = explainRecognition(evidence, { fit, alternatives, weighing, mixedWith });
  const { zh, en } = crsLabel(crs);
  return {
    crs,
    word,
    certainty: certainties[word],
    reasons,
    fit,
    alternatives,
    ...preview(evidence, crs),
    mixedWith,
    problem: code && { code, value: zh === en ? zh : `${zh} / ${en}` },
  };
}

function finite(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : Math.round(value);
}

function minorityOf(crs: Crs, { readings, weighing }: Pick<Described, 'readings' | 'weighing'>): Crs | null {
  const [index] = minorityReadings(
    weighing,
    readings.findIndex((reading) => sameCrs(reading.crs, crs)),
  );
  return index === undefined ? null : (readings[index]?.crs ?? null);
}

/** Readings, other than `own`, that some positions fit and no other does, more of them than chance gives. */
export function minorityReadings({ votes, chanceVotes }: Weighing, own: number): readonly number[] {
  const least = Math.max(fewestVotes, 3 * chanceVotes + 3);
  const found = [...votes.keys()].filter((index) => index !== own && (votes[index] ?? 0) >= least);
  return found.sort((one, other) => (votes[other] ?? 0) - (votes[one] ?? 0));
}

function preview({ sample, fromCells }: CrsEvidence, crs: Crs): Pick<Recognition, 'bounds4326' | 'examples'> {
  const reading = readingOf(crs, fromCells);
  const placed = sample.flatMap((before) => {
    const after = reading?.place(before);
    return after === undefined
      ? []
      : [{ before, after: [round(after[0]), round(after[1])] satisfies LonLat as LonLat }];
  });
  return { bounds4326: boundsOf(placed.map(({ after }) => after)), examples: placed.slice(0, mostExamples) };
}

function round(degrees: number): number {
  return Number(degrees.toFixed(7));
}
