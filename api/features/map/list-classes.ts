import type { z } from 'zod';
import type { mapClass } from '#api/contract/map.ts';
import type { Basis } from '#geodata/as-of.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import { mapLayers, type TileLayer } from './map-layers.ts';

export interface LayerClasses {
  readonly layer: TileLayer;
  readonly drawn: number;
  readonly withoutPlace: number;
  readonly classes: z.input<typeof mapClass>[];
}

interface Row {
  readonly attribute: string | null;
  readonly code: string | null;
  readonly count: number;
  readonly lengthKm: number | null;
  readonly drawn: number;
  readonly withoutPlace: number;
}

/** What a layer is made of, by the very expressions that its tiles carry. */
export async function listClasses(
  tx: ReadTransaction,
  { basis, region }: { readonly basis: Basis; readonly region: string | undefined },
): Promise<LayerClasses[]> {
  const answers: LayerClasses[] = [];
  for (const layer of ['road_segment', 'facility', 'work'] as const) {
    const query = sqlText<{ root: string; load: number; region: string | null }, Row>(
      compose(layer),
      `classes ${layer}`,
    );
    const rows = await query(tx, { root: basis.root, load: basis.load, region: region ?? null });
    const [first] = rows;
    answers.push({
      layer,
      drawn: first?.drawn ?? 0,
      withoutPlace: first?.withoutPlace ?? 0,
      classes: rows.flatMap(({ attribute, code, count, lengthKm }) =>
        attribute === null ? [] : [{ attribute, code, count, lengthKm }],
      ),
    });
  }
  return answers;
}

function compose(layer: TileLayer): string {
  const { geom4326, attributes, regions, classed = [], lengthKm = 'NULL' } = mapLayers[layer];
  const pairs = classed.map((name) => {
    // A site of several kinds counts in each of them.
    const codes = name === 'kinds' ? 'SELECT unnest(r.kinds)' : `SELECT CAST(${attributes[name]} AS text)`;
    // Only stops have service; a road without a condition is a class of its own.
    const known = name === 'service' ? 'WHERE codes.code IS NOT NULL' : '';
    return `SELECT '${name}' AS attribute, codes.code FROM (${codes}) codes (code) ${known}`;
  });
  return `
    WITH record AS MATERIALIZED (
      SELECT r.*, ${geom4326} IS NOT NULL AS is_drawn
        FROM ${layer}_at(:root, :load) r
       WHERE CAST(:region AS text) IS NULL OR :region IN (${regions.join(', ')})
    ), total AS (
      SELECT CAST(count(*) FILTER (WHERE is_drawn) AS integer) AS drawn,
             CAST(count(*) FILTER (WHERE NOT is_drawn) AS integer) AS without_place
        FROM record
    ), class AS (
      SELECT pair.attribute, pair.code, CAST(count(*) AS integer) AS count,
             CAST(sum(CAST(${lengthKm} AS numeric)) AS double precision) AS length_km
        FROM record r
       CROSS JOIN LATERAL (${pairs.join(' UNION ALL ')}) pair
       WHERE r.is_drawn
       GROUP BY pair.attribute, pair.code
    )
    SELECT class.attribute, class.code, class.count, class.length_km AS "lengthKm",
           total.drawn, total.without_place AS "withoutPlace"
      FROM total
      LEFT JOIN class ON true
     ORDER BY class.attribute, class.count DESC, class.code`;
}
