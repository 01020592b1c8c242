import { isOutsideChina, type LonLat } from '#geodata/crs/gcj02.ts';
import { oldDatumOfName } from '#geodata/crs/old-datums.ts';
import type { Crs } from '../read/crs.ts';
import { explainRecognition } from './explain-recognition.ts';
import { boundsOf } from './ground.ts';
import { crsLabel, crsText, type Reading, readingOf, sameCrs } from './readings.ts';
import type { RecognitionCode } from './recognition.ts';
import { type Certainty, type CrsEvidence, certainties, type Fit, type Recognition } from './recognition.ts';
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
  const decision = decide({ evidence, possible: readings.map(({ crs }) => crs), strong });
  return decision && describe(evidence, { decision, scored, readings, weighing });
}

interface Decision {
  readonly crs: Crs;
  readonly word: Certainty;
  readonly code: RecognitionCode | null;
}

interface Found {
  readonly evidence: CrsEvidence;
  readonly possible: readonly Crs[];
  /** What lies on known ground beyond doubt. */
  readonly strong: Crs | null;
}

function decide(found: Found): Decision | undefined {
  const { evidence, possible, strong } = found;
  const { asked, stated } = evidence;
  if (asked !== 'auto') return keepAsked(inOrder(asked, possible), found);
  if (strong !== null) {
    if (stated === 'unstated') return { crs: strong, word: 'certain', code: 'crs_recognised' };
    return { crs: strong, word: 'certain', code: isSameSystem(strong, stated) ? null : 'crs_overridden' };
  }
  if (stated === 'unstated') return guess(evidence, possible);
  const kept = inOrder(stated, possible);
  if (isAllowed(kept, found)) return { crs: kept, word: 'likely', code: null };
  const [other] = possible;
  return other === undefined
    ? { crs: kept, word: 'unsure', code: 'crs_unsure' }
    : { crs: other, word: 'likely', code: 'crs_overridden' };
}

function keepAsked(crs: Crs, found: Found): Decision {
  const { strong, evidence } = found;
  const isOld = strong === null && oldDatumOfName(evidence.statedName ?? '') !== undefined;
  const isContradicted = strong !== null && !sameCrs(strong, crs);
  if (isOld || isContradicted || !isAllowed(crs, found)) return { crs, word: 'unsure', code: 'crs_contradicted' };
  return { crs, word: strong === null ? 'likely' : 'certain', code: null };
}

/** Codes that only the database knows cannot be judged before the positions are transformed. */
function isAllowed(crs: Crs, { evidence, possible }: Found): boolean {
  return readingOf(crs, evidence.fromCells) === undefined || possible.some((each) => sameCrs(each, crs));
}

/** A code names the system, not the order of the axes: the order that fits is taken. */
function inOrder(crs: Crs, possible: readonly Crs[]): Crs {
  return possible.find((each) => sameCrs(each, crs)) ?? possible.find((each) => isSameSystem(each, crs)) ?? crs;
}

function isSameSystem(one: Crs, other: Crs): boolean {
  return crsText(one) === crsText(other);
}

/** Nobody says it and the ground does not show it. */
function guess({ sample, ground }: CrsEvidence, possible: readonly Crs[]): Decision | undefined {
  const [crs, ...others] = possible;
  if (crs === undefined) return guessOutside(sample);
  const place = sample[0] && readingOf(crs, false)?.place(sample[0]);
  const isUndisputed =
    crs.kind === 'epsg' ? others.length === 0 && ground.outlines.length > 0 : place && isOutsideChina(place);
  return isUndisputed ? { crs, word: 'likely', code: 'crs_recognised' } : { crs, word: 'unsure', code: 'crs_unsure' };
}

/** Degrees that lie outside the region are still degrees: the checks will tell where they lie. */
function guessOutside(sample: CrsEvidence['sample']): Decision | undefined {
  const inRange = sample.filter(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 90).length;
  if (inRange * 2 < sample.length) return undefined;
  return { crs: { kind: 'degrees' }, word: 'unsure', code: 'crs_unsure' };
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
