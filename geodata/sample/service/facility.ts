import type { LonLat } from '../../crs/gcj02.ts';

/** A row of facilities.csv before it is written. */
export interface Facility {
  code: string;
  name: string;
  kinds: string[];
  status: 'operating' | 'building' | 'planned' | 'closed';
  openedOn: string;
  tripsPerDay: number | '';
  floorAreaM2: number | '';
  districtCode: string;
  townCode: string;
  villageCode: string;
  at: LonLat | undefined;
}
