/** The whole sample as texts of its files. Pure: the same sources give the same bytes. */
import { type CityAreas, makeCityAreas } from './area/city-areas.ts';
import { makeDistrictAreas } from './area/district-areas.ts';
import { makeTownSeats } from './area/town-seats.ts';
import { type BaseGraph, makeBaseGraph } from './network/base-graph.ts';
import { drawNetwork } from './network/draw-network.ts';
import { layMainRoads, layVillageRoads } from './network/main-roads.ts';
import { layMinorRoads } from './network/minor-roads.ts';
import { NetworkPlan } from './network/network-plan.ts';
import { makeRoutes } from './network/routes.ts';
import { cutRoute, type DrawnRoute } from './network/segments.ts';
import { regionsText } from './output/region-features.ts';
import { roadsText } from './output/road-features.ts';
import { facilitiesText, reportsText, villagesText, worksText } from './output/tables.ts';
import { seededRandom } from './random.ts';
import { districtProfiles } from './register/district-profile.data.ts';
import { dropGeometries } from './register/missing-geometry.ts';
import { PlaceNames } from './register/place-names.ts';
import { makeRoadRegister, type RoadSegment } from './register/road-segments.ts';
import { settleTownAccess } from './register/town-access.ts';
import { required } from './required.ts';
import { makeBusStops } from './service/bus-stops.ts';
import { makeStations } from './service/stations.ts';
import { chooseUnserved } from './service/unserved-villages.ts';
import type { DistrictRing } from './sources/district-outlines.ts';
import type { CityDivision } from './sources/division-codes.ts';
import type { PlacePoint } from './sources/town-points.ts';
import { placeVillages } from './villages/village-places.ts';
import { chooseLocationGaps, makeVillage, type Village } from './villages/village-register.ts';
import { makeReports } from './works/reports.ts';
import { WorkPlaces } from './works/work-places.ts';
import { makeWorks } from './works/works.ts';

export interface SampleSources {
  division: CityDivision;
  districtRings: readonly DistrictRing[];
  places: readonly PlacePoint[];
}

function makeRoads(graph: BaseGraph): DrawnRoute[] {
  const plan = new NetworkPlan(graph);
  layMainRoads(plan);
  layVillageRoads(plan);
  const wantedKm = new Map(Object.entries(districtProfiles).map(([code, { roadKm }]) => [code, roadKm]));
  layMinorRoads(plan, wantedKm, seededRandom('minor roads'));
  const routes = makeRoutes(plan);
  const lines = drawNetwork(routes, graph);
  return routes.map((route) => cutRoute(route, plan, lines));
}

function makeRegister(graph: BaseGraph, names: PlaceNames): RoadSegment[] {
  const segments = makeRoadRegister(makeRoads(graph), { names, graph });
  settleTownAccess(segments, graph, (code) => names.of(code));
  dropGeometries(segments);
  return segments;
}

function namesOf(areas: CityAreas, villages: readonly Village[]): ReadonlyMap<string, string> {
  return new Map([...areas.districts, ...areas.towns, ...villages].map(({ code, name }) => [code, name]));
}

/** File name to text. */
export function makeSample({ division, districtRings, places }: SampleSources): Map<string, string> {
  const districts = makeDistrictAreas(districtRings);
  const areas = makeCityAreas(districts, makeTownSeats(division.towns, districts, places));
  const villagePlaces = areas.towns.flatMap((town) =>
    placeVillages(
      town,
      division.villages.filter(({ parentCode }) => parentCode === town.code),
    ),
  );
  const gaps = chooseLocationGaps(villagePlaces);
  const villages = villagePlaces.map((place) => makeVillage(place, gaps.get(place.unit.code)));
  const graph = makeBaseGraph(areas, villagePlaces);
  const names = new PlaceNames(namesOf(areas, villages), graph);
  const segments = makeRegister(graph, names);
  const countyNodes = new Set(segments.filter(({ grade }) => grade === 'X').flatMap(({ nodes }) => nodes));
  const onCountyRoad = new Set(
    graph.nodes.filter(({ id }) => countyNodes.has(id)).map(({ villageCode }) => villageCode),
  );
  const unserved = chooseUnserved(villages, ({ code }) => onCountyRoad.has(code));
  const works = makeWorks(new WorkPlaces({ segments, towns: areas.towns, villages, names }));
  const stations = makeStations({ works, towns: areas.towns, villages, segments, names });
  const stops = makeBusStops({ segments, villages, unserved, names });
  const reports = makeReports(
    works,
    (code) =>
      required(
        districts.find((district) => district.code === code),
        code,
      ).name,
  );
  return new Map([
    ['regions.geojson', regionsText(areas, villages)],
    ['villages.csv', villagesText(villages)],
    ['roads.geojson', roadsText(segments)],
    ['facilities.csv', facilitiesText([...stations, ...stops])],
    ['works.csv', worksText(works)],
    ['reports.csv', reportsText(reports)],
  ]);
}
