import { geodesicKm, toLonLat } from '../plane.ts';
import { seededRandom } from '../random.ts';
import type { Village } from '../villages/village-register.ts';
import { unservedAreas } from './unserved-areas.data.ts';

/** Villages left out one by one, beside the clusters: about one in five hundred. */
const singleShare = 0.002;

/** Codes of the villages that get no stop: the nearest ones to each unserved area, and a few singles. */
export function chooseUnserved(
  villages: readonly Village[],
  isOnCountyRoad: (village: Village) => boolean,
): Set<string> {
  const random = seededRandom('unserved');
  const unserved = new Set<string>();
  for (const area of unservedAreas) {
    const nearest = villages
      .filter((village) => village.districtCode === area.districtCode && !isOnCountyRoad(village))
      .map((village) => ({ village, km: geodesicKm(toLonLat(village.roadAt), [area.lon, area.lat]) }))
      .sort((one, other) => one.km - other.km);
    for (const { village } of nearest.slice(0, area.villages)) unserved.add(village.code);
  }
  for (const village of villages)
    if (random.chance(singleShare) && !isOnCountyRoad(village)) unserved.add(village.code);
  return unserved;
}
