-- Adds the issue of a supervision order, or what was done with one. Events are only ever added.
-- Parameters: the columns of order_event; :order number of the order, or NULL for an issue; :evidence JSON text or NULL.
-- Columns: id.
INSERT INTO order_event (order_id, programme_id, item, region_code, year, kind, office, post, "text", due_on, happened_on,
                         evidence, issued_by_rule)
VALUES (CAST(:order AS integer), :programme, :item, :region, :year, :kind, :office, :post, CAST(:text AS text),
        CAST(:dueOn AS date), CAST(:happenedOn AS date), CAST(CAST(:evidence AS text) AS jsonb), :issuedByRule)
RETURNING id
