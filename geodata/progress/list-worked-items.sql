-- Items of which any work of a programme stood after a load, whatever its status: nothing done of an item that nobody ever
-- loaded a work of is not the same as nothing done.
-- :root, :load, :programme
-- Columns: item.
SELECT served.item AS "item"
  FROM work_at(:root, :load) work
 CROSS JOIN LATERAL (VALUES (work.item), (work.also_item)) AS served(item)
 WHERE work.programme_id = :programme AND served.item IS NOT NULL
 GROUP BY served.item
