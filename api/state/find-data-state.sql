-- The state of the data that answers rest on: cheap, asked about twice a second.
-- Parameters: none.
-- Columns: load (newest load number, 0 before any), published_at of that load and the last time a programme folder was
-- applied, both as text of milliseconds since 1970: together they tell a database that was set up anew from the old one;
-- award_event, the newest step of an award; order_event, the newest event of a supervision order; closed, how many
-- months are closed.
SELECT
  c.last_id AS load,
  CAST(COALESCE((SELECT CAST(EXTRACT(EPOCH FROM l.published_at) * 1000 AS bigint) FROM load l WHERE l.id = c.last_id), 0) AS text) AS published_at,
  CAST(COALESCE((SELECT CAST(EXTRACT(EPOCH FROM max(p.applied_at)) * 1000 AS bigint) FROM programme p), 0) AS text) AS applied_at,
  COALESCE((SELECT max(e.id) FROM award_event e), 0) AS award_event,
  COALESCE((SELECT max(o.id) FROM order_event o), 0) AS order_event,
  CAST((SELECT count(*) FROM closed_month) AS integer) AS closed
FROM load_counter c
