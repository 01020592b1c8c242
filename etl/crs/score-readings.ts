import type { LonLat } from '#geodata/crs/gcj02.ts';
import { insideTest } from './ground.ts';
import { allReadings, type FilePosition, type Reading, readingOf, sameCrs } from './readings.ts';
import type { CrsEvidence } from './recognition.ts';

export interface ScoredReading {
  readonly reading: Reading;
  /** Share of the positions inside the outlines; null without outlines. */
  readonly insideShare: number | null;
  /** True when the values and the outlines allow this reading. */
  readonly isPossible: boolean;
}

/** Positions that are judged by the outlines; more say nothing new. */
const mostJudged = 400;
const leastShare = 0.5;
/** A reading that puts clearly fewer positions inside than the best one is out. */
const shareOfBest = 0.8;

/** The readings that values and outlines allow, and in any case those that the user or the file names. */
export function scoreReadings(evidence: CrsEvidence): readonly ScoredReading[] {
  const { sample, fromCells, ground } = evidence;
  const step = Math.max(1, sample.length / mostJudged);
  const judged = Array.from({ length: Math.min(sample.length, mostJudged) }, (_, at) => sample[Math.floor(at * step)]);
  const positions = judged.filter((position) => position !== undefined);
  const isInside = ground.outlines.length === 0 ? null : insideTest(ground.outlines);
  const named = namedReadings(evidence);
  const others = allReadings(fromCells).filter(({ crs }) => !named.some((known) => sameCrs(known.crs, crs)));
  const scored = withoutTwins([...named, ...others], positions).map((reading) => ({
    reading,
    share: shareOf(reading, positions, isInside),
  }));
  // Near a border half a kilometre decides; only frames that lie elsewhere altogether are out.
  const frames = new Map<string, number>();
  for (const { reading, share } of scored) frames.set(reading.frame, Math.max(share, frames.get(reading.frame) ?? 0));
  const best = Math.max(...frames.values());
  const isPossible = (share: number): boolean => share >= leastShare && share >= shareOfBest * best;
  return scored
    .map(({ reading, share }) => ({
      reading,
      insideShare: isInside === null ? null : share,
      isPossible: isPossible(frames.get(reading.frame) ?? 0),
    }))
    .filter((each) => each.isPossible || named.includes(each.reading));
}

/**
 * Without the readings that give the same places as an earlier one: zones of 3 and 6 degrees share meridians, and
 * outside China GCJ-02 is WGS84. Two of a kind would keep each other from ever being proved.
 */
function withoutTwins(readings: readonly Reading[], positions: readonly FilePosition[]): readonly Reading[] {
  const seen = new Set<string>();
  return readings.filter((reading) => {
    const places = positions
      .slice(0, 2)
      .map((position) => reading.place(position)?.map((degrees) => degrees.toFixed(7)));
    const key = places.join(' ');
    if (places.some((place) => place === undefined) || !seen.has(key)) {
      seen.add(key);
      return true;
    }
    return false;
  });
}

/** What the user or the file names, and the same with the axes swapped. */
function namedReadings({ asked, stated, fromCells }: CrsEvidence): readonly Reading[] {
  const crs = asked === 'auto' ? stated : asked;
  if (crs === 'unstated') return [];
  const { swapped, ...plain } = crs;
  const other = swapped ? plain : { ...crs, swapped: true as const };
  return [crs, other].map((each) => readingOf(each, fromCells)).filter((reading) => reading !== undefined);
}

/** Without outlines, the share of the positions whose values can be meant so. */
function shareOf(
  reading: Reading,
  positions: readonly FilePosition[],
  isInside: ((place: LonLat) => boolean) | null,
): number {
  const fits = positions.filter((position) => {
    const place = reading.place(position);
    return place !== undefined && (isInside === null ? isPlausible(reading, place) : isInside(place));
  });
  return fits.length / Math.max(1, positions.length);
}

/** Where nothing is known of the region: any degrees, but in the plane only what names its zone or lies in China. */
function isPlausible({ crs }: Reading, [lon, lat]: LonLat): boolean {
  return crs.kind !== 'epsg' || (lon > 73 && lon < 136 && lat > 3 && lat < 54);
}
