-- What was done with supervision orders after an event, oldest first, for the event stream.
-- Parameters: after (number of an event), limit.
-- Columns: event, order (number of the order), kind, programme, region, item, year.
-- Index: order_event_pkey.
SELECT e.id AS "event", COALESCE(e.order_id, e.id) AS "order", e.kind, e.programme_id AS "programme",
       e.region_code AS "region", e.item, e.year
FROM order_event e
WHERE e.id > :after
ORDER BY e.id
LIMIT :limit
