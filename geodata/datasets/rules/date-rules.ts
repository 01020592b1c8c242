import type { RowCheck } from '../define-dataset.ts';

const words = {
  code: 'date_in_future',
  severity: 'warning',
  zh: '日期晚于数据截止日期：尚未发生的事不能上报为已发生。请核对日期，或用 --data-date 更正截止日期',
  en: 'later than the data date: what has not happened yet cannot be reported as done; correct the date, or the data date',
} as const;

/** What has happened lies on or before the day the data is true of. `unless` is a condition that excuses a row. */
export function dayNotInFuture(field: string, unless?: string): RowCheck {
  const excused = unless === undefined ? '' : ` AND (${unless}) IS NOT TRUE`;
  return {
    ...words,
    field,
    when: `s.${field} > CAST(:dataDate AS date)${excused}`,
    value: `CAST(s.${field} AS text)`,
  };
}

export function yearNotInFuture(field: string): RowCheck {
  return {
    ...words,
    field,
    when: `s.${field} > EXTRACT(YEAR FROM CAST(:dataDate AS date))`,
    value: `CAST(s.${field} AS text)`,
  };
}

/** Reports on a month are written after the day their data is true of, but not after today (a day is left for time zones). */
export function writtenByToday(field: string): RowCheck {
  return {
    ...words,
    field,
    zh: '日期在今天之后。请核对日期',
    en: 'the day has not come yet; correct the date',
    when: `s.${field} > GREATEST(CAST(:dataDate AS date), CURRENT_DATE + 1)`,
    value: `CAST(s.${field} AS text)`,
  };
}
