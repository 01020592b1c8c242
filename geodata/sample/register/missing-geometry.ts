/** Some segments of a real register have no line. Here: about 1.5 %, chosen so that what is drawn stays connected. */
import { seededRandom } from '../random.ts';
import { listOf } from '../required.ts';
import type { RoadSegment } from './road-segments.ts';

const missingShare = 0.015;

export function endKeys({ line }: RoadSegment): [string, string] {
  return [String(line[0]), String(line.at(-1))];
}

/** Groups of drawn segments that hang together by their end vertices. */
export function connectedGroups(segments: readonly RoadSegment[]): RoadSegment[][] {
  const above = new Map<string, string>();
  const top = (key: string): string => {
    let place = key;
    for (let next = above.get(place); next !== undefined; next = above.get(place)) place = next;
    return place;
  };
  for (const segment of segments) {
    const [from, to] = endKeys(segment).map(top);
    if (from !== undefined && to !== undefined && from !== to) above.set(from, to);
  }
  const groups = new Map<string, RoadSegment[]>();
  for (const segment of segments) listOf(groups, top(endKeys(segment)[0])).push(segment);
  return [...groups.values()];
}

export function dropGeometries(segments: readonly RoadSegment[]): void {
  const random = seededRandom('missing geometry');
  const wanted = Math.round(segments.length * missingShare);
  let dropped = 0;
  for (const segment of random.shuffled(segments)) {
    if (dropped >= wanted) return;
    if (segment.grade === 'X') continue;
    segment.isDrawn = false;
    if (connectedGroups(segments.filter(({ isDrawn }) => isDrawn)).length > 1) segment.isDrawn = true;
    else dropped += 1;
    // Without a line nothing could be derived: such rows always name their district and town.
    if (!segment.isDrawn) segment.isPlaced = true;
  }
}
