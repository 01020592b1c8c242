-- Columns of a fact table that carry content, in order.
-- :table name of the fact table
-- Columns: name, type (as SQL writes it).
SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
  FROM pg_catalog.pg_attribute a
 WHERE a.attrelid = CAST(CAST(:table AS text) AS regclass)
   AND a.attnum > 0
   AND NOT a.attisdropped
   AND a.attname NOT IN (
     'id', 'root_region', 'record_key', 'load_from', 'load_to', 'source_load', 'source_row', 'content_hash')
 ORDER BY a.attnum
