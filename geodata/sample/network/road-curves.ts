/** Straight edges become curves: Hermite pieces through the nodes of a route, displaced by three octaves of noise. */
import type { LonLat } from '../../crs/gcj02.ts';
import { valueNoise } from '../noise.ts';
import { between, distanceKm, toLonLat, type Xy } from '../plane.ts';
import { required } from '../required.ts';
import type { BaseEdge, BaseGraph } from './base-graph.ts';
import type { Grade } from './network-plan.ts';
import type { Route } from './routes.ts';

const roughness: Readonly<Record<Grade, number>> = { X: 0.8, Y: 1, C: 1.2 };
const pointsPerKm = 8;

export interface CurveShape {
  edge: BaseEdge;
  from: Xy;
  to: Xy;
  /** Unit headings of the route at both ends. */
  leaving: Xy;
  arriving: Xy;
  grade: Grade;
}

function heading(from: Xy, to: Xy): Xy {
  const km = distanceKm(from, to) || 1;
  return [(to[0] - from[0]) / km, (to[1] - from[1]) / km];
}

/** Shapes of a route's edges in order; the heading at an inner node is that of its neighbours' chord. */
export function shapesOf(route: Route, graph: BaseGraph): CurveShape[] {
  const places = route.nodes.map((node) => required(graph.nodes[node], 'node').at);
  const headingAt = (index: number) =>
    heading(
      required(places[Math.max(0, index - 1)], 'place'),
      required(places[Math.min(places.length - 1, index + 1)], 'place'),
    );
  return route.edges.map((edge, index) => ({
    edge,
    from: required(places[index], 'place'),
    to: required(places[index + 1], 'place'),
    leaving: headingAt(index),
    arriving: headingAt(index + 1),
    grade: route.grade,
  }));
}

function hermite({ from, to, leaving, arriving }: CurveShape, share: number): Xy {
  const reachKm = distanceKm(from, to) * 0.9;
  const [s2, s3] = [share * share, share ** 3];
  const [h1, h2, h3, h4] = [2 * s3 - 3 * s2 + 1, s3 - 2 * s2 + share, -2 * s3 + 3 * s2, s3 - s2];
  const along = (axis: 0 | 1) =>
    h1 * from[axis] + h2 * reachKm * leaving[axis] + h3 * to[axis] + h4 * reachKm * arriving[axis];
  return [along(0), along(1)];
}

function sidewaysKm({ edge, from, to, grade }: CurveShape, share: number): number {
  const amplitudeKm = distanceKm(from, to) * (0.035 + 0.12 * edge.relief) * roughness[grade];
  const wave = (frequency: number, seed: number) =>
    2 * valueNoise(share * frequency + edge.id * 7.31, edge.id * 0.77, seed) - 1;
  const wavesKm = distanceKm(from, to) * 2.2;
  return (
    amplitudeKm *
    Math.sin(Math.PI * share) ** 0.7 *
    (wave(2.4, 31) + 0.6 * wave(wavesKm + 3, 32) + 0.3 * wave(2 * wavesKm + 7, 33))
  );
}

/** A curve as [lon, lat]; `bend` 1 draws it in full, 0 draws the straight edge (which can cross nothing). */
export function drawCurve(shape: CurveShape, bend: number): LonLat[] {
  const { from, to } = shape;
  const [east, north] = heading(from, to);
  const count = Math.min(30, Math.max(11, Math.round(distanceKm(from, to) * pointsPerKm)));
  return Array.from({ length: count + 1 }, (_, index) => {
    const share = index / count;
    if (index === 0 || index === count) return toLonLat(index === 0 ? from : to);
    const [x, y] = hermite(shape, share);
    const side = sidewaysKm(shape, share);
    return toLonLat(between(between(from, to, share), [x - north * side, y + east * side], bend));
  });
}
