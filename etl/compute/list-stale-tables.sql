-- Fact tables whose statistics the planner lacks: the one just loaded, and those without any (after a restore).
-- :dataset dataset of the load
-- Columns: name.
SELECT fact.name
  FROM unnest(ARRAY['facility', 'region', 'road_segment', 'village', 'work']) AS fact (name)
 WHERE fact.name = :dataset
    OR NOT EXISTS (SELECT 1
                     FROM pg_stats
                    WHERE schemaname = 'public' AND tablename = fact.name AND attname = 'load_from')
