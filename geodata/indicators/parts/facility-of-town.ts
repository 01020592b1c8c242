import type { Reach } from '../reach.ts';
import { validOtherwise } from './today.ts';

/**
 * Operating facilities of a kind by town, as `station`: the town a facility is registered under, and only without one the
 * town it lies in, so that a facility near a border never serves two towns.
 */
export const facilityOfTown = `
  LEFT JOIN (
    SELECT coalesce(f.town_code, inside.code) AS code, count(*) AS station_count,
           min(coalesce(f.name, f.facility_code)) AS station_name
      FROM facility_at(:root, :load) f
      LEFT JOIN LATERAL (
        SELECT town.code
          FROM region_at(:root, :load) town
         WHERE f.town_code IS NULL AND town.level = 'town' AND ST_Covers(town.outline_geom4326, f.site_geom4326)
         ORDER BY town.code
         LIMIT 1
      ) inside ON true
     WHERE CAST(:facilityKind AS text) = ANY (f.kinds) AND coalesce(f.status, 'operating') = 'operating'
     GROUP BY 1
  ) station ON station.code = r.code`;

/** How far a load of facilities reaches: to the towns that those of the kind belonged to before or belong to now. */
export function facilityOfTownReach(reads: readonly string[]): Reach {
  return `
  SELECT town.parent_code AS district_code
    FROM changed c
    JOIN region_at(:root, :load) town ON town.code = c.town_code
   WHERE town.level = 'town' AND CAST(:facilityKind AS text) = ANY (c.kinds)
   UNION ALL
  SELECT town.parent_code
    FROM changed c
    JOIN region_at(:root, :load) town ON ST_Covers(town.outline_geom4326, c.site_geom4326)
   WHERE town.level = 'town' AND c.town_code IS NULL AND CAST(:facilityKind AS text) = ANY (c.kinds)
   UNION ALL
  ${validOtherwise(reads)}`;
}

export const facilityOfTownMethod = {
  zh: '按登记的乡镇归属,未登记的按所在位置;在建、规划、停用的不算。',
  en: 'It belongs to the town it is registered under, or, without one, to the town it lies in; what is being built, planned or closed does not serve.',
} as const;
