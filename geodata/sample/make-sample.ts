/** The whole sample as texts of its files. Pure: the same sources give the same bytes. */
import { type CityAreas, makeCityAreas } from './area/city-areas.ts';
import { makeDistrictAreas } from './area/district-areas.ts';
import { makeTownSeats } from './area/town-seats.ts';
import { busesText } from './history/buses.ts';
import { bridgesText, hazardsText } from './history/hazards.ts';
import { officesText } from './history/offices.ts';
import { ratingsText } from './history/ratings.ts';
import { roadsAt } from './history/road-history.ts';
import { reportsAt, worksAt } from './history/work-history.ts';
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

/** The register at the end of 2017, what was other at the end of 2019, and the register of the sample's day. */
function roadFiles(segments: readonly RoadSegment[]): [string, string][] {
  const [base, later] = [roadsAt(segments, 2017), roadsAt(segments, 2019)];
  const changed = later.filter((segment, index) => JSON.stringify(segment) !== JSON.stringify(base[index]));
  return [
    ['roads-2017.geojson', roadsText(base)],
    ['roads-2019.geojson', roadsText(changed)],
    ['roads.geojson', roadsText(roadsAt(segments, 2020))],
  ];
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
  const facilities = [...stations, ...stops];
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
    ...roadFiles(segments),
    [
      'facilities-2019.csv',
      facilitiesText(facilities.filter(({ openedOn }) => openedOn !== '' && openedOn <= '2019-12-31')),
    ],
    ['facilities.csv', facilitiesText(facilities)],
    ['offices-and-scenic-areas.csv', officesText(areas.towns, segments)],
    ['works-2019.csv', worksText(worksAt(works, '2019-12-31'))],
    ['works-2020-08.csv', worksText(worksAt(works, '2020-08-31'))],
    ['works.csv', worksText(works)],
    ['reports-2019.csv', reportsText(reportsAt(reports, '2019-12-31'))],
    ['reports-2020-08.csv', reportsText(reportsAt(reports, '2020-08-31'))],
    ['reports.csv', reportsText(reports)],
    ['ratings.csv', ratingsText(areas.districts, areas.towns)],
    ['hazards.csv', hazardsText(segments)],
    ['bridges.csv', bridgesText(segments)],
    ['buses.csv', busesText()],
  ]);
}
