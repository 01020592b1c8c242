import type { ReadTransaction } from '#geodata/database/database.ts';
import type { Variant } from '#geodata/indicators/variant.ts';
import type { AdminGrade } from '#geodata/vocabulary/road.ts';
import type { SheetGround } from './find-sheet-ground.ts';
import { listFacilities, listRoads, listSeats } from './list-map-background.ts';
import { listRoadStates, listVillageStates } from './list-map-records.ts';
import type { Language, MapLines, MapPoints } from './map-content.ts';

interface FeatureRequest {
  readonly variant: Variant;
  readonly ground: SheetGround;
  readonly lang: Language;
}

interface Features {
  readonly lines: readonly MapLines[];
  readonly points: readonly MapPoints[];
}

/** Village roads are a background only where there is room for them. */
const villageRoadScale = 300_000;
const mainGrades: readonly AdminGrade[] = ['county', 'township'];

/** The records the indicator asks, with their state, over what helps to find one's way. */
export async function gatherFeatures(tx: ReadTransaction, request: FeatureRequest): Promise<Features> {
  const { variant, ground, lang } = request;
  const { dataset } = variant.indicator;
  const lines =
    dataset === 'road_segment' ? await listRoadStates(tx, variant, ground.place) : await backgroundRoads(tx, ground);
  const villages = dataset === 'village' ? await listVillageStates(tx, variant, ground.place) : [];
  const kind = variant.params.facilityKind;
  const facilities = typeof kind === 'string' ? [await listFacilities(tx, kind, ground.place)] : [];
  return { lines, points: [...villages, ...facilities, ...(await seats(tx, request, lang))] };
}

async function backgroundRoads(tx: ReadTransaction, { fit, place }: SheetGround): Promise<MapLines[]> {
  const grades: readonly AdminGrade[] = fit.scale <= villageRoadScale ? [...mainGrades, 'village'] : mainGrades;
  return listRoads(tx, grades, place);
}

/** Towns that are areas of the sheet have their names already. */
async function seats(tx: ReadTransaction, { ground }: FeatureRequest, lang: Language): Promise<MapPoints[]> {
  const townsAreAreas = ground.areas.some((area) => area.role !== 'neighbour' && area.level === 'town');
  return townsAreAreas ? [] : [await listSeats(tx, lang, ground.place)];
}
