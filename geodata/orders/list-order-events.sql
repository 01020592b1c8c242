-- Supervision orders of a programme and what was done with them, in the order it was recorded.
-- :programme, :until (date or NULL for all)
-- Columns: id, order (id of the issue), region, item, year, kind, office, post, text, dueOn, happenedOn, evidence,
-- issuedByRule, recordedAt.
-- Index: order_event_place.
SELECT id, coalesce(order_id, id) AS "order", region_code AS "region", item, year, kind, office, post, "text",
       due_on AS "dueOn", happened_on AS "happenedOn", evidence, issued_by_rule AS "issuedByRule",
       recorded_at AS "recordedAt"
  FROM order_event
 WHERE programme_id = :programme
   AND (CAST(:until AS date) IS NULL OR happened_on <= CAST(:until AS date))
 ORDER BY id
