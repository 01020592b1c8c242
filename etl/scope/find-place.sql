-- Programmes, root regions, and the root of one region.
-- :region code of a region or NULL
-- Columns: programmes (JSON array of {id, root}), region_root, roots (codes of all root regions).
-- Index: region_standing.
SELECT (SELECT jsonb_agg(jsonb_build_object('id', p.id, 'root', p.root_region) ORDER BY p.id) FROM programme p)
         AS programmes,
       (SELECT min(r.root_region) FROM region r
         WHERE r.code = CAST(:region AS text) AND r.load_to = 2147483647) AS region_root,
       (SELECT array_agg(DISTINCT known.root)
          FROM (SELECT p.root_region AS root FROM programme p
                UNION
                SELECT r.root_region FROM region r WHERE r.load_to = 2147483647) known) AS roots
