-- Steps of the awards of a programme in the order they were recorded.
-- :programme, :until (date or NULL for all)
-- Columns: id, region, year, kind, step, withdraws, office, post, reason, happenedOn, paidYuan, evidence, recordedAt.
-- Index: award_event_place.
SELECT id, region_code AS "region", year, kind, step, withdraws, office, post, reason, happened_on AS "happenedOn",
       paid_yuan AS "paidYuan", evidence, recorded_at AS "recordedAt"
  FROM award_event
 WHERE programme_id = :programme
   AND (CAST(:until AS date) IS NULL OR happened_on <= CAST(:until AS date))
 ORDER BY id
