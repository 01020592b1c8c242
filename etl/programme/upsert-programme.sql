-- Writes a programme as its folder says.
-- Parameters: the columns of programme; :indicators and :settings JSON text.
INSERT INTO programme (id, root_region, title_zh, title_en, document_no, issued_on, starts_on, ends_on, indicators, settings)
VALUES (:id, :root, :titleZh, :titleEn, :documentNo, CAST(:issuedOn AS date), CAST(:startsOn AS date),
        CAST(:endsOn AS date), CAST(:indicators AS jsonb), CAST(:settings AS jsonb))
ON CONFLICT (id) DO UPDATE SET
  root_region = excluded.root_region, title_zh = excluded.title_zh, title_en = excluded.title_en,
  document_no = excluded.document_no, issued_on = excluded.issued_on, starts_on = excluded.starts_on,
  ends_on = excluded.ends_on, indicators = excluded.indicators, settings = excluded.settings, applied_at = now()
