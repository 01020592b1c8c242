-- Fact tables whose statistics the planner lacks: the one just loaded, and those never analysed.
-- :dataset dataset of the load
-- Columns: name.
SELECT relname AS name
  FROM pg_class
 WHERE relnamespace = CAST('public' AS regnamespace)
   AND relname IN ('region', 'village', 'road_segment', 'facility', 'work')
   AND (relname = :dataset OR reltuples < 0)
 ORDER BY relname
