-- Names of regions of a root as they stood after a load.
-- :root, :load, :codes (text[])
-- Columns: code, name, nameEn. Index: region_key.
SELECT code, name, name_en AS "nameEn"
  FROM region_at(:root, :load)
 WHERE record_key = ANY (CAST(:codes AS text[]))
