-- Plan items of a programme as of a load, as printed.
-- Parameters: root, load, programme.
-- Columns: item, position, title_zh, title_en, unit_zh, unit_en.
-- Index: plan_item_standing.
SELECT i.item, i.position, i.title_zh, i.title_en, i.unit_zh, i.unit_en
FROM plan_item_at(:root, :load) i
WHERE i.programme_id = :programme
ORDER BY i.position, i.item
