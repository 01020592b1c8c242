-- The last numbers that sequences of columns have given; those that have given none are left out.
-- Parameters: none.
-- Columns: table, column, last (text).
SELECT t.relname AS "table", a.attname AS "column", CAST(s.last_value AS text) AS last
  FROM pg_sequences s
  JOIN pg_class c ON c.relname = s.sequencename AND c.relnamespace = CAST(s.schemaname AS regnamespace)
  JOIN pg_depend d ON d.objid = c.oid AND d.classid = CAST('pg_class' AS regclass) AND d.deptype IN ('a', 'i')
  JOIN pg_class t ON t.oid = d.refobjid AND d.refclassid = CAST('pg_class' AS regclass)
  JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
 WHERE s.schemaname = current_schema() AND s.last_value IS NOT NULL
   AND t.relname NOT IN ('schema_migration', 'schema_migration_lock')
 ORDER BY t.relname COLLATE "C", a.attname COLLATE "C"
