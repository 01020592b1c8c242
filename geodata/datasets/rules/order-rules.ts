import type { RowCheck, Severity } from '../define-dataset.ts';

/** `earlier` must not lie after `later`; both are date columns. */
export function datesInOrder(earlier: string, later: string, severity: Severity): RowCheck {
  return {
    code: 'dates_reversed',
    severity,
    field: later,
    zh: '日期先后颠倒：后一步早于前一步。请核对两个日期',
    en: 'the dates are reversed: the later step lies before the earlier one; correct one of them',
    when: `s.${earlier} > s.${later}`,
    value: `CONCAT(s.${earlier}, ' > ', s.${later})`,
  };
}
