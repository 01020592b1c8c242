import type { Basis } from '#geodata/as-of.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import type { IndicatorParams } from '#geodata/indicators/define-indicator.ts';
import { getIndicator } from '#geodata/indicators/get-indicator.ts';
import type { Variant } from '#geodata/indicators/variant.ts';
import { requireSameDefinition } from '#geodata/months/same-definition.ts';
import type { AdminGrade } from '#geodata/vocabulary/road.ts';
import type { SheetGround } from './find-sheet-ground.ts';
import { listFacilities, listRoads, listSeats } from './list-map-background.ts';
import { listPointStates, listRoadStates } from './list-map-records.ts';
import type { Language, MapLines, MapPoints } from './map-content.ts';

interface FeatureRequest {
  readonly variant: Variant;
  /** Whose parameters `variant` has, and what is asked in their place. */
  readonly programme: string | undefined;
  readonly params: IndicatorParams;
  readonly basis: Basis;
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

/**
 * The records the indicator asks, with their state, over what helps to find one's way. Error: definition_changed (409),
 * where they would not be those that the kept figures of a closed month count.
 */
export async function gatherFeatures(
  tx: ReadTransaction,
  { variant, programme, params, basis, ground, lang }: FeatureRequest,
): Promise<Features> {
  const { id, dataset } = variant.indicator;
  const { place } = ground;
  const asked = { indicator: getIndicator(id), variant, programme, region: ground.region.code, params };
  await requireSameDefinition(tx, basis, asked);
  if (dataset === 'road_segment') {
    return { lines: await listRoadStates(tx, variant, place), points: await seats(tx, ground, lang) };
  }
  const lines = await backgroundRoads(tx, ground);
  const records = await listPointStates(tx, variant, { lang, place });
  const kind = variant.params.facilityKind;
  const facilities = typeof kind === 'string' ? [await listFacilities(tx, kind, place)] : [];
  const around = dataset === 'region' ? [] : await seats(tx, ground, lang);
  return { lines, points: [...records, ...facilities, ...around] };
}

async function backgroundRoads(tx: ReadTransaction, { fit, place }: SheetGround): Promise<MapLines[]> {
  const grades: readonly AdminGrade[] = fit.scale <= villageRoadScale ? [...mainGrades, 'village'] : mainGrades;
  return listRoads(tx, grades, place);
}

/** Towns that are areas of the sheet have their names already. */
async function seats(tx: ReadTransaction, ground: SheetGround, lang: Language): Promise<MapPoints[]> {
  const townsAreAreas = ground.areas.some((area) => area.role !== 'neighbour' && area.level === 'town');
  return townsAreAreas ? [] : [await listSeats(tx, lang, ground.place)];
}
