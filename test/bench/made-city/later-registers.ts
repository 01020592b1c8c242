/**
 * The road register of a later day: what is other stands in a new row. Most of what was substandard is rebuilt, a twelfth
 * of the roads is assessed anew (in the end better in the even districts), one substandard segment in thirty has a new code and
 * one in forty is gone. :share is how many of seven rebuilt ones are ready.
 */
const isOther = `(technical_class = 'substandard' AND source_row % 7 < CAST(:share AS integer)) OR source_row % 12 = 0`;

export const endOther = `
  UPDATE road_segment SET load_to = :load WHERE root_region = :root AND load_to = 2147483647 AND (${isOther})`;

export const addOther = `
  INSERT INTO road_segment (root_region, record_key, load_from, source_load, source_row, content_hash, segment_code,
                            route_code, route_name, admin_grade, technical_class, start_chainage_km, end_chainage_km,
                            register_length_km, geometry_length_km, length_km, width_m, surface, condition,
                            condition_year, maintained, road_chief_post, last_repaired_on, is_beautiful, district_code,
                            town_code, line_geom4326)
  SELECT root_region, code, :load, :load, source_row, code, code, route_code, route_name, admin_grade,
         CASE technical_class WHEN 'substandard' THEN '4' ELSE technical_class END, start_chainage_km, end_chainage_km,
         register_length_km, geometry_length_km, length_km, width_m, surface,
         CASE WHEN source_row % 12 > 0 THEN condition
              WHEN (district_code IN ('D0', 'D2', 'D4')) = (CAST(:share AS integer) = 6) THEN 'good' ELSE 'poor' END,
         condition_year, maintained, road_chief_post, last_repaired_on, is_beautiful, district_code, town_code,
         line_geom4326
    FROM (SELECT ended.*, CASE WHEN technical_class = 'substandard' AND source_row % 30 = 1 THEN segment_code || 'N'
                               ELSE segment_code END AS code
            FROM road_segment ended
           WHERE root_region = :root AND load_to = :load
             AND NOT (technical_class = 'substandard' AND source_row % 40 = 1)) former
   ORDER BY source_row`;
