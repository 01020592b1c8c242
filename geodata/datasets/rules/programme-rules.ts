import type { Derivation, RowCheck } from '../define-dataset.ts';
import { standingPlanItems, workItems } from './work-items.ts';

/** The item must be one of the plan items of the programme: nothing else is planned or reported by year. */
export const itemExists: RowCheck = {
  code: 'unknown_item',
  severity: 'error',
  field: 'item',
  zh: '计划项不在该行动计划中。请使用计划项代码',
  en: 'the item is not a plan item of the programme; use the code of an item',
  when: isNoneOf(standingPlanItems),
  value: 's.item',
};

/** Works may also be of an item that the text alone sums up. */
export const workItemExists: RowCheck = {
  ...itemExists,
  zh: '计划项既不在该行动计划的计划表中，也不在文件所列总量中。请使用计划项代码',
  en: 'the item is neither a plan item of the programme nor one that its text sums up; use the code of an item',
  when: isNoneOf(workItems(standingPlanItems)),
};

function isNoneOf(items: string): string {
  return `s.item IS NOT NULL AND s.item NOT IN (SELECT i.item FROM (${items}) i)`;
}

const beforeWords = {
  code: 'date_before_programme',
  severity: 'warning',
  zh: '早于行动计划开始之前：不属于本行动计划。请核对日期或行动计划',
  en: 'before the programme began, so it is no part of it; correct the date or the programme',
} as const;

/** Nothing is outside a programme whose years were overwritten in the source: there is no row, and so no finding. */
const datedProgramme = `programme p WHERE p.id = :programme AND p.settings ->> 'datesAsPrinted' IS DISTINCT FROM 'true'`;
const programmeOf = `(SELECT p.starts_on FROM ${datedProgramme})`;

/** A work may have been begun before its programme was written, but not more than a year. */
export function dayInProgramme(field: string): RowCheck {
  return {
    ...beforeWords,
    field,
    zh: '比行动计划开始早一年以上：不属于本行动计划。请核对日期或行动计划',
    en: 'more than a year before the programme began, so it is no part of it; correct the date or the programme',
    when: `s.${field} < ${programmeOf} - INTERVAL '1 year'`,
    value: `CAST(s.${field} AS text)`,
  };
}

/** Reports are of the programme's own months. */
export function monthInProgramme(field: string): RowCheck {
  return {
    ...beforeWords,
    field,
    when: `s.${field} < date_trunc('month', CAST(${programmeOf} AS timestamp))`,
    value: `to_char(s.${field}, 'YYYY-MM')`,
  };
}

/** The plan has no year outside the programme. */
export function yearInProgramme(field: string): RowCheck {
  return {
    code: 'year_outside_programme',
    severity: 'warning',
    field,
    zh: '年度不在行动计划的起止年份之内：不计入任何年度的计划。请核对年度',
    en: 'the year lies outside the programme, so it counts for no plan; correct the year',
    when: `
      s.${field} NOT BETWEEN (SELECT EXTRACT(YEAR FROM p.starts_on) FROM ${datedProgramme})
        AND (SELECT EXTRACT(YEAR FROM p.ends_on) FROM ${datedProgramme})`,
    value: `CAST(s.${field} AS text)`,
  };
}

/** Without spaces, with brackets and quotation marks of one kind: titles are printed in several ways. */
const plain = (text: string): string => `lower(translate(regexp_replace(${text}, '\\s', '', 'g'), '（）“”', '()""'))`;

/** A title as printed, 路面维修 or 路面维修(公里), becomes the code of the item that has it alone. */
export const itemByTitle: Derivation = titled(standingPlanItems);
export const workItemByTitle: Derivation = titled(workItems(standingPlanItems));

function titled(items: string): Derivation {
  return {
    column: 'item',
    translates: true,
    sql: `
      WITH title AS MATERIALIZED (
        SELECT i.item, ${plain('t.word')} AS word
        FROM (${items}) i
        CROSS JOIN LATERAL (VALUES (i.title_zh), (i.title_zh || '(' || i.unit_zh || ')'), (i.title_en)) AS t(word)
      )
      SELECT s.row_no, MIN(t.item) AS value
      FROM ??stage s
      JOIN title t ON t.word = ${plain('s.item')}
      WHERE NOT EXISTS (SELECT 1 FROM title k WHERE k.item = s.item)
      GROUP BY s.row_no
      HAVING COUNT(DISTINCT t.item) = 1`,
  };
}
