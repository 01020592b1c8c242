import type { Derivation, RowCheck } from '../define-dataset.ts';

/** Payers of a programme as its funding.yaml names them. */
const payers = `
  SELECT payer.one ->> 'id' AS id, payer.one -> 'title' ->> 'zh' AS zh, payer.one -> 'title' ->> 'en' AS en
    FROM programme p
   CROSS JOIN LATERAL jsonb_array_elements(p.settings -> 'funding' -> 'perKm' -> 'payers') AS payer(one)
   WHERE p.id = :programme AND jsonb_typeof(p.settings -> 'funding' -> 'perKm' -> 'payers') = 'array'`;

/** A payer by its title becomes its code. */
export const payerByTitle: Derivation = {
  column: 'payer',
  translates: true,
  sql: `
    SELECT s.row_no, payer.id AS value
      FROM ??stage s
      JOIN (${payers}) payer ON s.payer IN (payer.zh, payer.en)
     WHERE s.payer <> payer.id`,
};

/** Money of somebody who pays nothing there could not be held against anything. */
export const payerExists: RowCheck = {
  code: 'unknown_payer',
  severity: 'error',
  field: 'payer',
  zh: '出资方不在该行动计划的资金分担之中。请使用 funding.yaml 中的出资方',
  en: 'the payer is none of those who share the money of the programme; use one of funding.yaml',
  when: `s.payer IS NOT NULL AND s.payer NOT IN (SELECT known.id FROM (${payers}) known)`,
  value: 's.payer',
};
