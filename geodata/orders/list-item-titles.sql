-- Titles of the plan items of a programme as they stood after a load.
-- :root, :load, :programme
-- Columns: item, title_zh, title_en, unit_zh, unit_en.
SELECT item, title_zh, title_en, unit_zh, unit_en
  FROM plan_item_at(:root, :load)
 WHERE programme_id = :programme
