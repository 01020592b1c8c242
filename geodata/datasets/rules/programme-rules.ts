import type { Check } from '../define-dataset.ts';

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
