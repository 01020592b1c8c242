import type { Basis } from '#geodata/as-of.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { type Query, sqlText } from '#geodata/database/sql-file.ts';
import type { IndicatorParams } from '#geodata/indicators/define-indicator.ts';
import { getIndicator } from '#geodata/indicators/get-indicator.ts';
import { recordQuery } from '#geodata/indicators/record-query.ts';
import type { Variant } from '#geodata/indicators/variant.ts';
import { requireSameDefinition } from '#geodata/months/same-definition.ts';
import type { TileFeature } from '../../tiles/protocol.ts';
import { mapLayers, type TileLayer } from './map-layers.ts';

export interface MapFeaturesQuery {
  readonly layer: TileLayer;
  /** Adds `state` when the indicator asks the records of this layer. */
  readonly variant?: Variant | undefined;
  /** Whose parameters `variant` has, and what is asked in their place. */
  readonly programme?: string | undefined;
  readonly params?: IndicatorParams | undefined;
  /** Only features in this region; without it those of the whole root region. */
  readonly region?: string | undefined;
  readonly basis: Basis;
}

type Params = Readonly<Record<string, string | number>>;
const queries = new Map<string, Query<Params, TileFeature>>();

/**
 * Features of a layer as they stood at a load, with what an indicator says of each. Records without geometry are left out.
 * Error: definition_changed (409), where the indicator no longer says what a closed month kept.
 */
export async function listMapFeatures(tx: ReadTransaction, asked: MapFeaturesQuery): Promise<TileFeature[]> {
  const variant = asked.variant?.indicator.dataset === asked.layer ? asked.variant : undefined;
  if (variant !== undefined) await requireSameState(tx, asked, variant);
  const shape = `${asked.layer} ${variant?.indicator.id ?? ''} ${asked.region === undefined ? '' : 'region'}`;
  let query = queries.get(shape);
  if (query === undefined) {
    query = sqlText<Params, TileFeature>(composeQuery(asked.layer, variant, asked.region !== undefined), shape);
    queries.set(shape, query);
  }
  const { root, load } = asked.basis;
  return query(tx, {
    root,
    load,
    ...(variant?.params ?? {}),
    ...(asked.region === undefined ? {} : { region: asked.region }),
  });
}

/** What is drawn beside the kept figures of a closed month must be what they count. */
async function requireSameState(
  tx: ReadTransaction,
  { programme, params, basis, region }: MapFeaturesQuery,
  variant: Variant,
): Promise<void> {
  const indicator = getIndicator(variant.indicator.id);
  await requireSameDefinition(tx, basis, { indicator, variant, programme, region: region ?? basis.root, params });
}

/** Coordinates have six decimals, a tenth of a metre. */
function composeQuery(layer: TileLayer, variant: Variant | undefined, isOfRegion: boolean): string {
  const { geom4326, attributes, regions } = mapLayers[layer];
  const pairs = Object.entries(attributes).map(([name, expression]) => `'${name}', ${expression}`);
  const state = variant === undefined ? [] : [`'state', asked.state`];
  const join =
    variant === undefined ? '' : `LEFT JOIN (${recordQuery(variant.indicator)}) asked ON asked.record_id = r.id`;
  return `
    SELECT ST_AsGeoJSON(${geom4326}, 6) AS geometry,
           CAST(jsonb_strip_nulls(jsonb_build_object(${[...pairs, ...state].join(', ')})) AS text) AS properties
      FROM ${layer}_at(:root, :load) r
      ${join}
     WHERE ${geom4326} IS NOT NULL
       ${isOfRegion ? `AND :region IN (${regions.join(', ')})` : ''}
     ORDER BY r.record_key`;
}
