-- Keeps the sums by district and town, each only where it differs from the newest one before it. A part that has no
-- records any more is kept as zeros.
-- :root, :load, :indicator, :variant, :version; :districts (text[]: the districts that were asked; NULL for all); arrays of
-- equal length: :part_districts, :part_towns, :populations, :successes (numeric as text), :population_counts, :success_counts
-- Index: primary key of indicator_part.
WITH newest AS (
  SELECT DISTINCT ON (district_code, town_code)
         district_code, town_code, definition_version, population, success, population_count, success_count
    FROM indicator_part
   WHERE root_region = :root AND indicator = :indicator AND variant = :variant AND load_id <= :load
     AND (CAST(:districts AS text[]) IS NULL OR district_code = ANY (CAST(:districts AS text[])))
   ORDER BY district_code, town_code, load_id DESC
), computed AS (
  SELECT part.district_code, part.town_code, part.population, part.success, part.population_count, part.success_count
    FROM unnest(CAST(:part_districts AS text[]), CAST(:part_towns AS text[]), CAST(:populations AS numeric[]),
                CAST(:successes AS numeric[]), CAST(:population_counts AS integer[]), CAST(:success_counts AS integer[]))
         AS part (district_code, town_code, population, success, population_count, success_count)
)
INSERT INTO indicator_part (indicator, variant, definition_version, root_region, district_code, town_code, load_id,
                            population, success, population_count, success_count)
SELECT :indicator, :variant, :version, :root, district_code, town_code, :load,
       coalesce(computed.population, 0), coalesce(computed.success, 0), coalesce(computed.population_count, 0),
       coalesce(computed.success_count, 0)
  FROM computed
  FULL JOIN newest USING (district_code, town_code)
 WHERE ROW (newest.definition_version, newest.population, newest.success, newest.population_count,
            newest.success_count)
       IS DISTINCT FROM
       ROW (CAST(:version AS integer), coalesce(computed.population, 0), coalesce(computed.success, 0),
            coalesce(computed.population_count, 0), coalesce(computed.success_count, 0))
ON CONFLICT (root_region, indicator, variant, district_code, town_code, load_id) DO UPDATE
   SET definition_version = excluded.definition_version, population = excluded.population, success = excluded.success,
       population_count = excluded.population_count, success_count = excluded.success_count
