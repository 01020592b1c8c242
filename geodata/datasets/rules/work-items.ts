const columns = 'item, title_zh, title_en, unit_zh, unit_en';

/** SQL: plan items of the programme that stand today. Parameters: :root, :programme. */
export const standingPlanItems = `
  SELECT ${columns} FROM plan_item
   WHERE root_region = :root AND load_to = 2147483647 AND programme_id = :programme`;

/** SQL: those that stood after a load. Parameters: :root, :load, :programme. */
export const planItemsAt = `SELECT ${columns} FROM plan_item_at(:root, :load) WHERE programme_id = :programme`;

/**
 * SQL (item, title_zh, title_en, unit_zh, unit_en): what a work may be of: a plan item, or an item that the text of the
 * document alone sums up (programme.settings.totals, where it brings its title). Parameters: those of `planItems`.
 */
export function workItems(planItems: string): string {
  return `${planItems}
   UNION ALL
  SELECT total ->> 'item', total -> 'title' ->> 'zh', total -> 'title' ->> 'en', total -> 'unit' ->> 'zh',
         total -> 'unit' ->> 'en'
    FROM programme
   CROSS JOIN LATERAL jsonb_array_elements(programme.settings -> 'totals') AS told(total)
   WHERE programme.id = :programme AND (total -> 'title') IS NOT NULL`;
}
