import type { z } from 'zod';
import type { progressMapQuery } from '#api/contract/products.ts';
import type { Basis } from '#geodata/as-of.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { defineError } from '#geodata/errors.ts';
import type { IndicatorParams } from '#geodata/indicators/define-indicator.ts';
import { getIndicator } from '#geodata/indicators/get-indicator.ts';
import type { Variant } from '#geodata/indicators/variant.ts';
import { watchedVariant } from '#geodata/programmes/watched-variant.ts';
import { listValues, type ValuesRequest } from '#geodata/values/list-values.ts';
import { findCode } from '#geodata/vocabulary/code-list.ts';
import { facilityKinds } from '#geodata/vocabulary/facility.ts';
import { noData } from '../../scope/resolve-scope.ts';
import { findSheetGround, type SheetGround } from './find-sheet-ground.ts';
import { findSheetProgramme, type SheetProgramme } from './find-sheet-programme.ts';
import { gatherFeatures } from './gather-features.ts';
import { listGraticule } from './list-map-background.ts';
import type { IndicatorValue, MapContent, SheetIndicator } from './map-content.ts';

export type ProgressMapQuery = z.infer<typeof progressMapQuery>;

export interface ProgressMapRequest {
  readonly query: ProgressMapQuery;
  readonly basis: Basis;
  /** Office that issues the sheet; without it a line is left to write on. */
  readonly issuer?: string | undefined;
}

const thresholdNotTaken = defineError(
  'threshold_not_taken',
  400,
  (indicator: string) => `Indicator ${indicator} has no distance threshold: leave out "threshold"`,
);

/**
 * All a progress map says, read in one transaction: values and status from the query modules of the API, places
 * and outlines from the same load. Errors: unknown_indicator, unknown_region, unknown_programme, no_data (404),
 * threshold_not_taken (400), no_outline, definition_changed (409).
 */
export async function gatherProgressMap(tx: ReadTransaction, request: ProgressMapRequest): Promise<MapContent> {
  const { query, basis, issuer = null } = request;
  if (basis.load === 0) throw noData();
  const programme = await findSheetProgramme(tx, basis, { id: query.programme, ...asked(query.indicator) });
  const id = query.indicator ?? programme?.indicators[0]?.id ?? 'maintenance-rate';
  const override = thresholdOf(query);
  const variant = variantWith(id, programme, override);
  const ground = await findSheetGround(tx, {
    root: basis.root,
    load: basis.load,
    region: query.region ?? basis.root,
  });
  const judged = { programme: programme?.id, params: override, basis };
  const values = await gatherValues(tx, ground, { indicator: id, root: basis.root, ...judged });
  const features = await gatherFeatures(tx, { variant, ...judged, ground, lang: query.lang });
  return {
    lang: query.lang,
    indicator: describeIndicator(variant),
    region: ground.region,
    programme,
    basis,
    ...values,
    areas: ground.areas,
    ...features,
    crs: ground.crs,
    fit: ground.fit,
    graticule: await listGraticule(tx, ground.lonLat, ground.crs.srid),
    issuer,
  };
}

function asked(indicator: string | undefined): { indicator?: string } {
  return indicator === undefined ? {} : { indicator };
}

function thresholdOf({ threshold }: ProgressMapQuery): { thresholdM?: number } {
  return threshold === undefined ? {} : { thresholdM: threshold };
}

function variantWith(id: string, programme: SheetProgramme | null, params: IndicatorParams): Variant {
  const indicator = getIndicator(id);
  if (params.thresholdM !== undefined && indicator.params.thresholdM === undefined) throw thresholdNotTaken(id);
  return watchedVariant(indicator, programme ?? undefined, params);
}

type Asked = Omit<ValuesRequest, 'region' | 'level'>;

/** The region's value and those of its areas, in the order of the query module; an area it does not know has none. */
async function gatherValues(
  tx: ReadTransaction,
  { region, areas }: SheetGround,
  request: Asked,
): Promise<{ total: IndicatorValue; values: IndicatorValue[] }> {
  const [total] = await listValues(tx, { ...request, region: region.code });
  if (!total) throw noData();
  const children = areas.filter((area) => area.role === 'child');
  const levels = [...new Set(children.map(({ level }) => level))];
  const values: IndicatorValue[] = [];
  for (const level of levels) values.push(...(await listValues(tx, { ...request, region: region.code, level })));
  const codes = new Set(children.map(({ code }) => code));
  return { total, values: values.filter((value) => codes.has(value.region)) };
}

function describeIndicator({ indicator, params }: Variant): SheetIndicator {
  const { id, title, label, weightUnit, method, dataset, states } = indicator;
  const kind = findCode(facilityKinds, String(params.facilityKind ?? ''));
  const threshold = params.thresholdM === indicator.params.thresholdM ? null : Number(params.thresholdM);
  return {
    id,
    title,
    label,
    weightUnit,
    method,
    dataset,
    states,
    facility: kind ? { zh: kind.zh, en: kind.en } : null,
    thresholdM: threshold,
  };
}
