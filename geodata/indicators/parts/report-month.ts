/** Months are counted from the first one that anybody reported, unless the programme says otherwise: '' or YYYY-MM. */
export const reportMonthParams = { ofProgramme: 'any', firstMonth: '', lastMonth: '' } as const;

/** Rows of a plan, a report or a work, `alias`, of the programme that is asked. */
export function ofProgramme(alias: string): string {
  return `(CAST(:ofProgramme AS text) = 'any' OR ${alias}.programme_id = CAST(:ofProgramme AS text))`;
}

/** SQL: the first day of a month that a parameter names, NULL where it names none. */
export function monthOf(param: string): string {
  return `to_date(NULLIF(CAST(:${param} AS text), ''), 'YYYY-MM')`;
}

export const reportMonthMethod = {
  zh: '月份自该行动计划最早有月报的月份起算(可设起止月份),不按原文所印年份。',
  en: 'Months are counted from the first one that anybody of the programme reported (first and last month are settings), not from the years that the text prints.',
} as const;
