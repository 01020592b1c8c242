import type { Grade } from '../network/network-plan.ts';
import { districtProfiles } from './district-profile.data.ts';
import type { PlaceNames } from './place-names.ts';

export interface ChiefPlace {
  districtCode: string;
  townCode: string;
  villageCode: string | undefined;
}

function townLeader(town: string): string {
  if (town.endsWith('街道')) return `${town}办事处主任`;
  return town.endsWith('乡') ? `${town}乡长` : `${town}镇长`;
}

/** Post and office of a road chief, never a person. */
export function chiefPost(grade: Grade, place: ChiefPlace, names: PlaceNames): string {
  if (grade === 'X') {
    const leader = districtProfiles[place.districtCode]?.leader ?? '长';
    return `${names.of(place.districtCode)}副${leader}（县级路长）`;
  }
  if (grade === 'Y' || !place.villageCode) return `${townLeader(names.of(place.townCode))}（乡级路长）`;
  return `${names.of(place.villageCode)}村委会主任（村级路长）`;
}
