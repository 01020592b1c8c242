-- Whether any work of a programme stood after a load: without works, nothing done is not the same as behind.
-- :root, :load, :programme
-- Columns: has_works.
SELECT EXISTS (SELECT 1 FROM work_at(:root, :load) WHERE programme_id = :programme) AS has_works
