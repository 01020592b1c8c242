import { fractalNoise } from '../noise.ts';
import { distanceToPieceKm, pairs, toPlane, type Xy } from '../plane.ts';
import { plainEdge, valleys } from './terrain.data.ts';

const edgePieces = pairs(plainEdge.map(toPlane));
const valleyPieces = valleys.flatMap((valley) => pairs(valley.map(toPlane)));

function isNorthOfPlainEdge([x, y]: Xy): boolean {
  const piece = edgePieces.find(([from, to]) => x >= from[0] && x <= to[0]) ?? edgePieces.at(x < 0 ? 0 : -1);
  if (!piece) return false;
  const [from, to] = piece;
  return y > from[1] + ((x - from[0]) * (to[1] - from[1])) / (to[0] - from[0]);
}

const nearestKm = (point: Xy, pieces: readonly [Xy, Xy][]) =>
  Math.min(...pieces.map(([from, to]) => distanceToPieceKm(point, from, to)));

/**
 * Invented relief, 0 (plain, valley floor) to 1 (ridge): the distance from plain and main valleys makes the mass,
 * ridged noise cuts side valleys of two to five kilometres into it.
 */
export function reliefAt(point: Xy): number {
  if (isNorthOfPlainEdge(point)) return 0;
  const mass = Math.min(
    1,
    Math.max(0, Math.min(nearestKm(point, edgePieces), nearestKm(point, valleyPieces)) - 1.2) / 7,
  );
  const [x, y] = point;
  const ridge = 1 - Math.abs(2 * fractalNoise(x / 7, y / 7, 11) - 1) * 2.2;
  const sideValley = Math.max(0, Math.min(1, 1 - ridge));
  return mass * (0.35 + 0.65 * (1 - sideValley));
}
