-- The newest load of the same recipe after which nothing of its root region has changed, no programme either.
-- :root code of the root region; :recipe digest
-- Columns: those of the load that the repetition takes over; repeats (the load that holds the problems).
-- Index: load_recipe, load_root_region.
SELECT l.read_count AS read, l.accepted_count AS accepted, l.rejected_count AS rejected, l.problems,
       COALESCE(l.repeats, l.id) AS repeats
  FROM load l
 WHERE l.recipe = :recipe
   AND l.root_region = :root
   AND l.kind = 'publish'
   AND NOT EXISTS (
     SELECT 1
       FROM load later
      WHERE later.root_region = :root
        AND later.id > l.id
        AND later.added_count + later.changed_count + later.removed_count > 0)
   AND NOT EXISTS (SELECT 1 FROM programme p WHERE p.root_region = :root AND p.applied_at > l.published_at)
 ORDER BY l.id DESC
 LIMIT 1
