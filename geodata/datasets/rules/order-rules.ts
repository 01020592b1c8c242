import type { Check } from '../define-dataset.ts';

/** `earlier` must not lie after `later`; both are date columns. */
export function datesInOrder(earlier: string, later: string): Check {
  return {
    code: 'dates_reversed',
    severity: 'error',
    field: later,
    zh: '日期先后颠倒：后一步早于前一步。请核对两个日期',
    en: 'the dates are reversed: the later step lies before the earlier one; correct one of them',
    sql: `
      SELECT s.row_no, CONCAT(s.${earlier}, ' > ', s.${later}) AS value
      FROM ??stage s
      WHERE s.${earlier} > s.${later}`,
  };
}
