-- Tables of the schema that hold data of ours, with the columns a backup carries: none that belongs to an extension,
-- none of the migrations, and no column that the database computes from others.
-- Parameters: none.
-- Columns: name, columns (array of {name, type}), key (columns of the primary key, or NULL), needs (tables that its
-- foreign keys lead to).
SELECT c.relname AS name,
       (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)
          FROM pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       (SELECT json_agg(a.attname ORDER BY array_position(CAST(k.conkey AS integer[]), CAST(a.attnum AS integer)))
          FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (k.conkey)
         WHERE k.conrelid = c.oid AND k.contype = 'p') AS key,
       (SELECT coalesce(json_agg(DISTINCT other.relname), CAST('[]' AS json))
          FROM pg_constraint k JOIN pg_class other ON other.oid = k.confrelid
         WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS needs
  FROM pg_class c
 WHERE c.relnamespace = CAST(current_schema() AS regnamespace)
   AND c.relkind = 'r'
   AND c.relname NOT IN ('schema_migration', 'schema_migration_lock')
   AND NOT EXISTS (SELECT 1 FROM pg_depend d
                    WHERE d.classid = CAST('pg_class' AS regclass) AND d.objid = c.oid AND d.deptype = 'e')
 ORDER BY c.relname COLLATE "C"
