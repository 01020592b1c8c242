import { defineIndicator } from '../define-indicator.ts';
import { kilometres, roadSegmentDetail } from '../rural-road.ts';

/**
 * Untreated clutter no farther than a limit from segments of some grades. Each grade by itself, for the index of the lines of
 * county and township roads; OFFSET 0 keeps it one box an obstruction and not one for every pair.
 */
const beside = (grades: readonly string[], limit: string): string => `
        SELECT segment.id, round(CAST(spot.distance_m AS numeric), 3) AS distance_m
          FROM (
            SELECT CAST(h.site_geom4326 AS geography) AS geog,
                   ST_Expand(h.site_geom4326, limits.widest / (110000 * cos(radians(ST_Y(ST_Centroid(h.site_geom4326))))),
                             limits.widest / 110000) AS box
              FROM hazard_at(:root, :load) h
             CROSS JOIN (SELECT CAST(:${limit} AS double precision) + 1 AS widest) limits
             WHERE h.kind = 'clutter' AND h.treated_on IS NULL AND h.site_geom4326 IS NOT NULL
            OFFSET 0
          ) obstruction
          JOIN road_segment_at(:root, :load) segment ON segment.line_geom4326 && obstruction.box
         CROSS JOIN LATERAL (
           SELECT ST_Distance(CAST(segment.line_geom4326 AS geography), obstruction.geog) AS distance_m
         ) spot
         WHERE segment.admin_grade IN (${grades.map((grade) => `'${grade}'`).join(', ')})
           AND round(CAST(spot.distance_m AS numeric), 3) <= CAST(:${limit} AS numeric)`;

/**
 * Untreated clutter by segment: the hazards are few and the roads many, so each hazard looks for the roads around it.
 * Without a place it stands on its route where the chainage says, and then it is on the road.
 */
const cluttered = `
  LEFT JOIN (
    SELECT found.id, count(*) AS obstructions, min(found.distance_m) AS nearest_m
      FROM (
        ${beside(['county', 'township'], 'ruralM')}
         UNION ALL
        ${beside(['national', 'provincial'], 'trunkM')}
         UNION ALL
        SELECT segment.id, 0
          FROM hazard_at(:root, :load) h
          JOIN road_segment_at(:root, :load) segment
            ON segment.route_code = h.route_code
           AND h.chainage_km BETWEEN least(segment.start_chainage_km, segment.end_chainage_km)
                                 AND greatest(segment.start_chainage_km, segment.end_chainage_km)
         WHERE h.kind = 'clutter' AND h.treated_on IS NULL AND h.site_geom4326 IS NULL
      ) found
     GROUP BY 1
  ) clutter ON clutter.id = r.id
  CROSS JOIN (
    SELECT EXISTS (SELECT 1 FROM load WHERE root_region = :root AND id <= :load AND dataset = 'hazard') AS was_sent
  ) register`;

/** Coverage along roads: kilometres whose sides are clear of obstructions as far as the text demands. */
export default defineIndicator({
  id: 'clear-of-buffer',
  version: 1,
  title: { zh: '公路两侧清障里程比例', en: 'Roads with clear sides' },
  label: { zh: '路侧清障', en: 'Clear roadsides' },
  weightUnit: kilometres,
  dataset: 'road_segment',
  reads: ['road_segment', 'hazard'],
  levels: ['city', 'district', 'town'],
  clause: '覆盖方式:公路两侧一定范围内无杂物、违建',
  method: {
    zh: '两侧规定范围内(县道、乡道20米,国道、省道30米,可调)没有未治理路域杂物的里程 ÷ 国省县乡道总里程;距离自中心线起,椭球面,按毫米取整,含本数。一个路段有一处即整段不算。没有坐标的杂物按路线编码和桩号落在路段上。没有图形的路段只按桩号判断。隐患台账一次也没有报送过的,不计。',
    en: 'Kilometres of national, provincial, county and township road without untreated clutter within the given distance (20 m beside county and township, 30 m beside national and provincial roads; settings), over all of them; from the centre line, on the ellipsoid, to the millimetre, the limit included. One obstruction is enough for its whole segment. Clutter without a place stands where its route code and chainage say; so a segment without geometry is judged by chainage alone. While no register of hazards was ever sent, nothing counts.',
  },
  params: { ruralM: 20, trunkM: 30 },
  joins: cluttered,
  population: `r.admin_grade IN ('national', 'provincial', 'county', 'township') AND register.was_sent`,
  success: 'clutter.id IS NULL',
  weight: 'r.length_km',
  states: { success: { zh: '两侧清洁', en: 'Clear' }, gap: { zh: '有未清杂物', en: 'Cluttered' } },
  detail: { ...roadSegmentDetail, obstructions: 'coalesce(clutter.obstructions, 0)', nearestM: 'clutter.nearest_m' },
});
