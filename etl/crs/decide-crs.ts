import { isOutsideChina } from '#geodata/crs/gcj02.ts';
import { oldDatumOfName } from '#geodata/crs/old-datums.ts';
import type { Crs } from '../read/crs.ts';
import { crsText, readingOf, sameCrs } from './readings.ts';
import type { Certainty, CrsEvidence, RecognitionCode } from './recognition.ts';

export interface Decision {
  readonly crs: Crs;
  readonly word: Certainty;
  readonly code: RecognitionCode | null;
}

interface Found {
  readonly evidence: CrsEvidence;
  /** What values and outlines allow. */
  readonly possible: readonly Crs[];
  /** What lies on known ground beyond doubt, and how far from it in the middle, m. */
  readonly strong: Crs | null;
  readonly strongM: number | null;
}

/**
 * Survey coordinates lie on the ground they were measured on. Those of a datum before CGCS2000 that nobody names lie
 * this far beside it: the zone is then right and the place is not.
 */
export const oldDatumM = 30;

/** What the file is read as; undefined when no system gives places on earth. */
export function decideCrs(found: Found): Decision | undefined {
  const { evidence, possible, strong, strongM } = found;
  const { asked, stated } = evidence;
  if (asked !== 'auto') return keepAsked(inOrder(asked, possible), found);
  if (strong !== null) {
    if (strong.kind === 'epsg' && (strongM ?? 0) > oldDatumM)
      return { crs: strong, word: 'unsure', code: 'crs_unsure' };
    return { crs: strong, word: 'certain', code: codeOf(strong, stated) };
  }
  if (stated === 'unstated') return guess(evidence, possible);
  const kept = inOrder(stated, possible);
  if (isAllowed(kept, found)) return { crs: kept, word: 'likely', code: codeOf(kept, stated) };
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
  const code = evidence.asked === 'auto' ? null : codeOf(crs, evidence.asked);
  return { crs, word: strong === null ? 'likely' : 'certain', code };
}

/** What is to be told of reading as `crs` what was said to be something: nothing when it is that. */
function codeOf(crs: Crs, said: Crs | 'unstated'): RecognitionCode | null {
  if (said === 'unstated') return 'crs_recognised';
  if (sameCrs(crs, said)) return null;
  return isSameSystem(crs, said) ? 'crs_recognised' : 'crs_overridden';
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
