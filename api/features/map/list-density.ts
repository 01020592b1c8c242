import type { Basis } from '#geodata/as-of.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import type { IndicatorParams } from '#geodata/indicators/define-indicator.ts';
import { getIndicator } from '#geodata/indicators/get-indicator.ts';
import { recordQuery } from '#geodata/indicators/record-query.ts';
import type { Variant } from '#geodata/indicators/variant.ts';
import { requireSameDefinition } from '#geodata/months/same-definition.ts';

export interface DensityQuery {
  readonly of: string;
  /** Side of a hexagon. */
  readonly cellKm: number;
  /** The rule by which a village is a gap. */
  readonly variant: Variant;
  /** Whose parameters `variant` has, and what is asked in their place. */
  readonly programme: string | undefined;
  readonly params: IndicatorParams;
  readonly basis: Basis;
  /** Only what lies in this region; without it everything of the root. */
  readonly region: string | undefined;
}

export interface DensityCell {
  readonly centre: [number, number];
  readonly ring: [number, number][];
  readonly value: number;
}

interface Row {
  readonly value: number;
  readonly lon: number;
  readonly lat: number;
  readonly ring: string;
}

/**
 * Cells are hexagons of Web Mercator, regular on the screen, with a side that is `cellKm` on the ground at the middle of
 * what is counted (the scale differs by 2 % over two degrees of latitude there). A record on an edge counts in one cell.
 * Error: definition_changed (409), where villages are no longer gaps as a closed month kept them.
 */
export async function listDensity(tx: ReadTransaction, asked: DensityQuery): Promise<DensityCell[]> {
  const { basis, variant, region, cellKm } = asked;
  const isOfVillages = asked.of !== 'bus_stop';
  if (isOfVillages) {
    const { programme, params } = asked;
    const indicator = getIndicator(variant.indicator.id);
    await requireSameDefinition(tx, basis, { indicator, variant, programme, region: region ?? basis.root, params });
  }
  const rows = await sqlText<Record<string, unknown>, Row>(compose(asked), 'density')(tx, {
    root: basis.root,
    load: basis.load,
    cell: cellKm,
    region: region ?? null,
    ...(isOfVillages && variant.params),
  });
  return rows.map(({ value, lon, lat, ring }) => {
    const { coordinates }: { coordinates: [number, number][][] } = JSON.parse(ring);
    return { centre: [lon, lat], ring: coordinates[0] ?? [], value };
  });
}

const stops = `
  SELECT r.site_geom4326 AS geom4326, 1 AS weight
    FROM facility_at(:root, :load) r
   WHERE 'bus_stop' = ANY (r.kinds) AND coalesce(r.status, 'operating') = 'operating'
     AND (CAST(:region AS text) IS NULL OR :region IN (r.district_code, r.town_code, r.village_code))`;

function villages({ of, variant }: DensityQuery): string {
  return `
  SELECT asked.geom4326, ${of === 'gap_people' ? 'coalesce(v.population, 0)' : '1'} AS weight
    FROM (${recordQuery(variant.indicator)}) asked
    JOIN village v ON v.id = asked.record_id
   WHERE asked.state ${of === 'village' ? "<> 'outside'" : "= 'gap'"}
     AND (CAST(:region AS text) IS NULL OR :region IN (asked.district_code, asked.town_code, asked.village_code))`;
}

function compose(asked: DensityQuery): string {
  return `
    WITH counted AS MATERIALIZED (
      SELECT ST_Transform(found.geom4326, 3857) AS geom3857, ST_Y(found.geom4326) AS lat, found.weight
        FROM (${asked.of === 'bus_stop' ? stops : villages(asked)}) found
       WHERE found.geom4326 IS NOT NULL
    ), size AS (
      SELECT CAST(:cell AS double precision) * 1000
             / cos(radians(CAST(round(CAST((min(lat) + max(lat)) / 2 AS numeric), 1) AS double precision))) AS side
        FROM counted
    ), cell AS (
      SELECT place.i, place.j, size.side, CAST(sum(counted.weight) AS integer) AS value
        FROM counted
       CROSS JOIN size
       CROSS JOIN LATERAL (
         SELECT grid.i, grid.j
           FROM ST_HexagonGrid(size.side, counted.geom3857) grid
          WHERE ST_Intersects(grid.geom, counted.geom3857)
          ORDER BY grid.i, grid.j
          LIMIT 1
       ) place
       GROUP BY place.i, place.j, size.side
    )
    SELECT cell.value, ST_X(ST_Centroid(shape.geom4326)) AS lon, ST_Y(ST_Centroid(shape.geom4326)) AS lat,
           ST_AsGeoJSON(shape.geom4326, 5) AS ring
      FROM cell
     CROSS JOIN LATERAL (
       SELECT ST_Transform(ST_SetSRID(ST_Hexagon(cell.side, cell.i, cell.j), 3857), 4326) AS geom4326
     ) shape
     WHERE cell.value > 0
     ORDER BY cell.value DESC, cell.i, cell.j`;
}
