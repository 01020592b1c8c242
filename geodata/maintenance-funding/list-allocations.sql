-- Maintenance money set aside, as it stood after a load.
-- :root, :load, :programme
-- Columns: region, year, payer, grade, amountYuan (text, so that no digit is lost), sourceLoad, sourceRow.
-- Index: allocation_validity.
SELECT region_code AS "region", year, payer, admin_grade AS grade, CAST(amount_yuan AS text) AS "amountYuan",
       source_load AS "sourceLoad", source_row AS "sourceRow"
  FROM allocation_at(:root, :load)
 WHERE programme_id = :programme
 ORDER BY region_code COLLATE "C", year, payer COLLATE "C", admin_grade COLLATE "C"
