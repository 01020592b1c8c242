-- Programmes of a root region, the latest first.
-- :root code of the root region
-- Columns: id, starts_on, ends_on, indicators (jsonb), settings (jsonb).
SELECT id, starts_on, ends_on, indicators, settings
  FROM programme
 WHERE root_region = :root
 ORDER BY starts_on DESC, id
