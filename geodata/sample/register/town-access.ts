/** Which towns a class 1-2 road reaches: all but a few named mountain towns, whose upgrade is still to come. */
import type { BaseGraph } from '../network/base-graph.ts';
import { geodesicKm, toLonLat } from '../plane.ts';
import { seededRandom } from '../random.ts';
import type { RoadSegment } from './road-segments.ts';
import { formOf } from './technical-class.ts';

export const townsNotReached: ReadonlySet<string> = new Set([
  '贵门乡',
  '下王镇',
  '谷来镇',
  '石璜镇',
  '东茗乡',
  '岭北镇',
  '陈溪乡',
]);
const reachKm = 0.9;
const clearKm = 1.3;

export function settleTownAccess(segments: RoadSegment[], graph: BaseGraph, townName: (code: string) => string): void {
  const random = seededRandom('town access');
  for (const seat of graph.nodes.filter(({ kind }) => kind === 'seat')) {
    const at = toLonLat(seat.at);
    const isAway = townsNotReached.has(townName(seat.townCode));
    const near = segments.filter(({ line }) =>
      line.some((vertex) => geodesicKm(vertex, at) < (isAway ? clearKm : reachKm)),
    );
    const isGood = ({ technicalClass }: RoadSegment) => technicalClass === '1' || technicalClass === '2';
    if (isAway) {
      for (const segment of near.filter(isGood)) Object.assign(segment, formOf('3', segment.grade, random));
    } else if (!near.some(isGood)) {
      const best = near.filter(({ nodes, grade }) => nodes.includes(seat.id) && grade !== 'C');
      for (const segment of best.slice(0, 2)) Object.assign(segment, formOf('2', segment.grade, random));
    }
  }
}
