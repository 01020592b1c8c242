-- People of villages, for the gap list: a fact of the register, no figure of an indicator.
-- Parameters: root, load, codes (array of record keys).
-- Columns: record_key, population (NULL when not known).
-- Index: village_standing.
SELECT v.record_key, v.population
FROM village_at(:root, :load) v
WHERE v.record_key = ANY (CAST(:codes AS text[]))
