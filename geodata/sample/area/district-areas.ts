import type { LonLat } from '../../crs/gcj02.ts';
import { roundTo } from '../plane.ts';
import { required } from '../required.ts';
import { type DistrictRing, ringToWgs84 } from '../sources/district-outlines.ts';
import { changeArcs, outerLoops } from './border-arcs.ts';
import { largestLoop } from './clean-ring.ts';
import { closeGaps } from './close-gaps.ts';
import { type Position, type Ring, signedArea } from './polygon.ts';
import { shareVertices } from './shared-vertices.ts';
import { smoothBorder } from './smooth-border.ts';

export interface DistrictArea {
  code: string;
  name: string;
  /** WGS84, six decimals, counter-clockwise; neighbours share their border vertices. */
  ring: Ring;
}

const smoothingDeg = 0.00025;

function counterClockwise(ring: Ring): Ring {
  return signedArea(ring) < 0 ? ring.toReversed() : ring;
}

/** Published rings to clean WGS84 areas that tile the city; crumbs that fall off while cleaning go to a neighbour. */
export function makeDistrictAreas(published: readonly DistrictRing[]): DistrictArea[] {
  const cleaned = shareVertices(
    published.map(({ ringGcj02 }) => ringGcj02),
    0,
  ).map(largestLoop);
  const tiled = closeGaps(cleaned.map(counterClockwise));
  const smooth = changeArcs(tiled, (arc) => smoothBorder(arc, smoothingDeg));
  const toSixDecimals = ([lon, lat]: LonLat): Position => [roundTo(lon, 6), roundTo(lat, 6)];
  return published.map(({ code, name }, index) => ({
    code,
    name,
    ring: counterClockwise(ringToWgs84(required(smooth[index], code)).map(toSixDecimals)),
  }));
}

/** The outline of all districts together: the border no two districts share. */
export function cityRing(districts: readonly DistrictArea[]): Ring {
  return required(outerLoops(districts.map(({ ring }) => ring))[0], 'city outline');
}
