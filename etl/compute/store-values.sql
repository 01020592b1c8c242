-- Keeps computed values, each only where it differs from the newest one before it.
-- :root, :load, :indicator, :variant, :version; arrays of equal length: :regions, :levels, :populations, :successes
-- (numeric as text), :population_counts, :success_counts
-- Index: primary key of indicator_value.
INSERT INTO indicator_value (indicator, variant, definition_version, root_region, region_code, level, load_id,
                             population, success, population_count, success_count)
SELECT :indicator, :variant, :version, :root, computed.region_code, computed.level, :load,
       computed.population, computed.success, computed.population_count, computed.success_count
  FROM unnest(CAST(:regions AS text[]), CAST(:levels AS text[]), CAST(:populations AS numeric[]),
              CAST(:successes AS numeric[]), CAST(:population_counts AS integer[]), CAST(:success_counts AS integer[]))
       AS computed (region_code, level, population, success, population_count, success_count)
  LEFT JOIN LATERAL (
    SELECT v.definition_version, v.population, v.success, v.population_count, v.success_count
      FROM indicator_value v
     WHERE v.root_region = :root AND v.indicator = :indicator AND v.variant = :variant
       AND v.region_code = computed.region_code AND v.load_id <= :load
     ORDER BY v.load_id DESC
     LIMIT 1
  ) newest ON true
 WHERE ROW (newest.definition_version, newest.population, newest.success, newest.population_count,
            newest.success_count)
       IS DISTINCT FROM
       ROW (CAST(:version AS integer), computed.population, computed.success, computed.population_count,
            computed.success_count)
ON CONFLICT (root_region, indicator, variant, region_code, load_id) DO UPDATE
   SET definition_version = excluded.definition_version, level = excluded.level,
       population = excluded.population, success = excluded.success,
       population_count = excluded.population_count, success_count = excluded.success_count
