import type { Check, Derivation } from '../define-dataset.ts';

/** The item must be one of the plan items of the programme. */
export const itemExists: Check = {
  code: 'unknown_item',
  severity: 'error',
  field: 'item',
  zh: '计划项不在该行动计划中。请使用计划项代码',
  en: 'the item is not a plan item of the programme; use the code of an item',
  sql: `
    SELECT s.row_no, s.item AS value
    FROM ??stage s
    WHERE s.item IS NOT NULL
      AND NOT EXISTS (
        SELECT 1 FROM plan_item i
        WHERE i.root_region = :root AND i.load_to = 2147483647 AND i.programme_id = :programme AND i.item = s.item)`,
};

/** Without spaces, with brackets and quotation marks of one kind: titles are printed in several ways. */
const plain = (text: string): string => `lower(translate(regexp_replace(${text}, '\\s', '', 'g'), '（）“”', '()""'))`;

/** A title as printed, 路面维修 or 路面维修(公里), becomes the code of the item that has it alone. */
export const itemByTitle: Derivation = {
  column: 'item',
  translates: true,
  sql: `
    WITH title AS MATERIALIZED (
      SELECT i.item, ${plain('t.word')} AS word
      FROM plan_item i
      CROSS JOIN LATERAL (VALUES (i.title_zh), (i.title_zh || '(' || i.unit_zh || ')'), (i.title_en)) AS t(word)
      WHERE i.root_region = :root AND i.load_to = 2147483647 AND i.programme_id = :programme
    )
    SELECT s.row_no, MIN(t.item) AS value
    FROM ??stage s
    JOIN title t ON t.word = ${plain('s.item')}
    WHERE NOT EXISTS (SELECT 1 FROM title k WHERE k.item = s.item)
    GROUP BY s.row_no
    HAVING COUNT(DISTINCT t.item) = 1`,
};
