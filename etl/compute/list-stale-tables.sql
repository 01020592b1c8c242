-- Fact tables of which the planner has no statistics: after a restore, or before the first large load.
-- Columns: name.
SELECT fact.name
  FROM unnest(ARRAY['assignment', 'bridge', 'bus', 'facility', 'hazard', 'rating', 'region', 'road_segment', 'village',
                    'water', 'work']) AS fact (name)
 WHERE NOT EXISTS (SELECT 1
                     FROM pg_stats
                    WHERE schemaname = 'public' AND tablename = fact.name AND attname = 'load_from')
