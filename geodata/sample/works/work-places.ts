import type { LonLat } from '../../crs/gcj02.ts';
import type { TownArea } from '../area/town-areas.ts';
import { lineLengthKm, roundTo } from '../plane.ts';
import type { Random } from '../random.ts';
import type { PlaceNames } from '../register/place-names.ts';
import type { RoadSegment } from '../register/road-segments.ts';
import { townsNotReached } from '../register/town-access.ts';
import { placeAlong } from '../service/line-positions.ts';
import type { Village } from '../villages/village-register.ts';
import type { ItemNature } from './item-nature.data.ts';

export interface WorkPlace {
  name: string;
  townCode: string;
  routeCode: string;
  at: LonLat | undefined;
}

/** What kind of place, where, and for which plan item. */
export interface PlaceRequest {
  place: ItemNature['place'];
  districtCode: string;
  item: string;
}

const gradeOfPlace = { 'county road': 'X', 'township road': 'Y', 'village road': 'C' } as const;

/** Where works can be: roads by grade, towns, villages of a district. An item comes to each once before any twice. */
export class WorkPlaces {
  readonly #segments: readonly RoadSegment[];
  readonly #towns: readonly TownArea[];
  readonly #villages: readonly Village[];
  readonly #names: PlaceNames;
  readonly #queues = new Map<string, WorkPlace[]>();

  constructor(sources: {
    segments: readonly RoadSegment[];
    towns: readonly TownArea[];
    villages: readonly Village[];
    names: PlaceNames;
  }) {
    this.#segments = sources.segments;
    this.#towns = sources.towns;
    this.#villages = sources.villages;
    this.#names = sources.names;
  }

  draw({ place, districtCode, item }: PlaceRequest, random: Random): WorkPlace {
    const key = `${place} ${districtCode} ${item}`;
    const waiting = this.#queues.get(key);
    const queue = waiting?.length ? waiting : random.shuffled(this.#all(place, districtCode));
    this.#queues.set(key, queue);
    const drawn = queue.pop();
    if (!drawn) throw new Error(`no ${place} in ${districtCode}`);
    return drawn;
  }

  #all(place: ItemNature['place'], districtCode: string): WorkPlace[] {
    const isHere = (item: { districtCode: string }) => item.districtCode === districtCode;
    if (place === 'town' || place === 'town reached' || place === 'town not reached') {
      const isWanted = ({ name }: TownArea) =>
        place === 'town' || townsNotReached.has(name) === (place === 'town not reached');
      return this.#towns
        .filter(isHere)
        .filter(isWanted)
        .map(({ name, code, at }) => ({
          name,
          townCode: code,
          routeCode: '',
          at: [roundTo(at[0] + 0.0006, 6), roundTo(at[1] - 0.0004, 6)],
        }));
    }
    if (place === 'village') {
      return this.#villages.filter(isHere).map(({ townCode, name, committee, hall }) => ({
        name: `${this.#names.bare(townCode)}${name}`,
        townCode,
        routeCode: '',
        at: committee ?? hall,
      }));
    }
    const grade = gradeOfPlace[place];
    return this.#segments
      .filter((segment) => isHere(segment) && segment.grade === grade && segment.isDrawn)
      .map((segment) => ({
        name: `${segment.routeCode.slice(0, -6)}${segment.routeName}`,
        townCode: segment.townCode,
        routeCode: segment.routeCode,
        at: placeAlong(segment.line, lineLengthKm(segment.line) / 2, 0),
      }));
  }
}
