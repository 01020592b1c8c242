/** Stations, bays and logistics points: those built by the works of the plan, and those that were there before. */
import type { TownArea } from '../area/town-areas.ts';
import { lineLengthKm, roundTo } from '../plane.ts';
import { type Random, seededRandom } from '../random.ts';
import type { PlaceNames } from '../register/place-names.ts';
import type { RoadSegment } from '../register/road-segments.ts';
import type { Village } from '../villages/village-register.ts';
import type { Work } from '../works/works.ts';
import type { Facility } from './facility.ts';
import { placeAlong } from './line-positions.ts';

const builtItems = ['road_service_station', 'town_transport_station', 'bus_bay', 'logistics_point'] as const;
type BuiltKind = (typeof builtItems)[number];

const codePrefix: Readonly<Record<BuiltKind, string>> = {
  road_service_station: 'FW',
  town_transport_station: 'YS',
  bus_bay: 'GW',
  logistics_point: 'WL',
};
const titles: Readonly<Record<BuiltKind, string>> = {
  road_service_station: '公路服务站',
  town_transport_station: '运输服务站',
  bus_bay: '港湾站',
  logistics_point: '物流服务点',
};
const floorAreasM2: Readonly<Record<BuiltKind, readonly [number, number] | undefined>> = {
  road_service_station: [80, 320],
  town_transport_station: [120, 600],
  bus_bay: undefined,
  logistics_point: [15, 60],
};
/** Towns without a station unless a work built one: with those still being built, about seven of 103. */
const townsWithout = new Set(['陈溪乡', '贵门乡', '东茗乡', '下王镇', '岭北镇', '塔山街道', '马剑镇']);
const stationAndPointShare = 0.22;

export interface StationSources {
  works: readonly Work[];
  towns: readonly TownArea[];
  villages: readonly Village[];
  segments: readonly RoadSegment[];
  names: PlaceNames;
}

interface Site {
  kind: BuiltKind;
  status: Facility['status'];
  openedOn: string;
  name: string;
  districtCode: string;
  townCode: string;
  villageCode: string;
  at: Facility['at'];
}

function statusOf({ status, finishedOn }: Work): Pick<Site, 'status' | 'openedOn'> {
  if (status === 'building' || status === 'planned') return { status, openedOn: '' };
  return { status: 'operating', openedOn: finishedOn };
}

function roadsideSite(
  work: Work,
  kind: BuiltKind,
  { segments, names, random }: StationSources & { random: Random },
): Site {
  const roads = segments.filter(({ routeCode, isDrawn }) => routeCode === work.routeCode && isDrawn);
  const road = random.pick(roads);
  const at = placeAlong(road.line, lineLengthKm(road.line) * random.between(0.1, 0.9), 0.012);
  return {
    kind,
    ...statusOf(work),
    name: `${road.routeName}${names.bare(road.townCode)}${titles[kind]}`,
    districtCode: work.districtCode,
    townCode: road.townCode,
    villageCode: '',
    at,
  };
}

/** Where every village of the district has its point, large villages get a second one. */
function secondPoint(work: Work, { villages }: StationSources, random: Random): Site {
  const large = villages.filter(
    ({ districtCode, population, hall }) => districtCode === work.districtCode && population > 1500 && hall,
  );
  const village = random.pick(large);
  const name = `${village.name}文化礼堂物流服务点`;
  return {
    kind: 'logistics_point',
    ...statusOf(work),
    name,
    districtCode: village.districtCode,
    townCode: village.townCode,
    villageCode: village.code,
    at: village.hall,
  };
}

/** Sites of the works that build along roads and in villages; a village gets one logistics point. */
function builtSites(sources: StationSources, random: Random): Site[] {
  const free = new Map<string, Village[]>();
  for (const village of random.shuffled(sources.villages)) {
    free.set(village.districtCode, [...(free.get(village.districtCode) ?? []), village]);
  }
  return sources.works.flatMap((work) => {
    const kind = builtItems.find((item) => item === work.item);
    if (!kind || kind === 'town_transport_station') return [];
    return Array.from({ length: work.quantity }, (): Site[] => {
      if (kind !== 'logistics_point') return [roadsideSite(work, kind, { ...sources, random })];
      const village = free.get(work.districtCode)?.pop();
      if (!village) return [secondPoint(work, sources, random)];
      return [
        {
          kind,
          ...statusOf(work),
          name: `${village.name}${titles[kind]}`,
          districtCode: village.districtCode,
          townCode: village.townCode,
          villageCode: village.code,
          at: village.committee ?? village.hall,
        },
      ];
    }).flat();
  });
}

/** One station a town, opened by its work if it has one, else before the plan. */
function townStations({ works, towns }: StationSources, random: Random): Site[] {
  return towns.flatMap((town): Site[] => {
    const work = works.find(({ item, townCode }) => item === 'town_transport_station' && townCode === town.code);
    if (!work && townsWithout.has(town.name)) return [];
    const earlier = {
      status: 'operating' as const,
      openedOn: `${random.integer(2009, 2017)}-${String(random.integer(1, 12)).padStart(2, '0')}-01`,
    };
    const beside = [
      roundTo(town.at[0] + random.between(-0.002, 0.002), 6),
      roundTo(town.at[1] + random.between(-0.002, 0.002), 6),
    ] as const;
    return [
      {
        kind: 'town_transport_station',
        ...(work ? statusOf(work) : earlier),
        name: `${town.name}${titles.town_transport_station}`,
        districtCode: town.districtCode,
        townCode: town.code,
        villageCode: '',
        at: beside,
      },
    ];
  });
}

export function makeStations(sources: StationSources): Facility[] {
  const random = seededRandom('stations');
  const counts = new Map<string, number>();
  return [...townStations(sources, random), ...builtSites(sources, random)].map((site): Facility => {
    const series = `${site.kind}${site.districtCode}`;
    const number = (counts.get(series) ?? 0) + 1;
    counts.set(series, number);
    const area = floorAreasM2[site.kind];
    const isShared = site.kind === 'town_transport_station' && random.chance(stationAndPointShare);
    return {
      code: `${codePrefix[site.kind]}${site.districtCode}${String(number).padStart(4, '0')}`,
      name: site.name,
      kinds: isShared ? [site.kind, 'logistics_point'] : [site.kind],
      status: site.status,
      openedOn: site.openedOn,
      tripsPerDay: '',
      floorAreaM2: area ? random.integer(...area) : '',
      districtCode: site.districtCode,
      townCode: site.townCode,
      villageCode: site.villageCode,
      at: site.at && !(site.kind !== 'town_transport_station' && random.chance(0.007)) ? site.at : undefined,
    };
  });
}
