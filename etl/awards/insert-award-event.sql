-- Adds one step of an award. Events are only ever added.
-- Parameters: the columns of award_event; :evidence JSON text or NULL.
-- Columns: id.
INSERT INTO award_event (programme_id, region_code, year, kind, step, withdraws, office, post, reason, happened_on,
                         paid_yuan, evidence)
VALUES (:programme, :region, :year, :kind, :step, CAST(:withdraws AS integer), :office, :post, CAST(:reason AS text),
        CAST(:happenedOn AS date), CAST(:paidYuan AS bigint), CAST(CAST(:evidence AS text) AS jsonb))
RETURNING id
