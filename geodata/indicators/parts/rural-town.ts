import type { Reach } from '../reach.ts';
import { todayOf, validOtherwise } from './today.ts';

/**
 * Towns that count, `r` being a region: those valid on the data date of what is read, 街道 only with rural roads in the
 * register (all of them while the register names no towns). Adds `road` (rural kilometres by town), `register` and `today`.
 */
export function ruralTowns(reads: readonly string[]): { readonly joins: string; readonly population: string } {
  return {
    joins: `
  LEFT JOIN (
    SELECT segment.town_code AS code, sum(segment.length_km) AS rural_km
      FROM road_segment_at(:root, :load) segment
     WHERE segment.admin_grade IN ('county', 'township', 'village') AND segment.town_code IS NOT NULL
     GROUP BY 1
  ) road ON road.code = r.code
  CROSS JOIN (
    SELECT EXISTS (
      SELECT 1
        FROM road_segment_at(:root, :load) segment
       WHERE segment.admin_grade IN ('county', 'township', 'village') AND segment.town_code IS NOT NULL
    ) AS known
  ) register
  ${todayOf(reads)}`,
    population: `r.level = 'town'
    AND coalesce(r.valid_from <= today.data_date, true) AND coalesce(r.valid_to >= today.data_date, true)
    AND (r.name NOT LIKE '%街道' OR NOT register.known OR road.code IS NOT NULL)`,
  };
}

/** Whether the register names a town with a rural road, at a load. */
const isKnownAt = (load: string): string => `
  EXISTS (SELECT 1 FROM road_segment_at(:root, ${load}) s
           WHERE s.admin_grade IN ('county', 'township', 'village') AND s.town_code IS NOT NULL)`;

/**
 * How far a load of roads reaches, for towns that count: to 街道 that get their first rural road or lose their last. Where
 * the load both ends rural roads of a town and brings some, the town had some before and has some now.
 */
export function ruralTownReach(reads: readonly string[]): Reach {
  return `
  SELECT town.parent_code AS district_code
    FROM (
      SELECT c.town_code
        FROM changed c
       WHERE c.admin_grade IN ('county', 'township', 'village') AND c.town_code IS NOT NULL
       GROUP BY 1
      HAVING bool_and(c.load_from = :load) OR bool_and(c.load_to = :load)
    ) other
    JOIN region_at(:root, :load) town ON town.code = other.town_code
   WHERE town.level = 'town' AND town.name LIKE '%街道'
   UNION ALL
  SELECT town.parent_code
    FROM region_at(:root, :load) town
   WHERE town.level = 'town' AND (${isKnownAt(':load')}) <> (${isKnownAt(':load - 1')})
   UNION ALL
  ${validOtherwise(reads)}`;
}

export const ruralTownMethod = {
  zh: '乡镇含有农村公路的街道;台账中没有农村公路的街道不计(台账尚无乡镇归属时街道全部计入)。',
  en: 'Sub-districts (街道) count when they have rural roads in the register; all of them count while the register names no towns.',
} as const;

export const towns = { zh: '个乡镇', en: 'towns' } as const;
