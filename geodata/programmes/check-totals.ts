import type { DocumentTotal } from './document-total.ts';
import type { Fault } from './faults.ts';
import type { PlanCell, ProgrammeDocument } from './programme.ts';
import type { YamlContent } from './read-yaml.ts';
import { sumOfParts } from './sum-of-parts.ts';

interface Checked {
  readonly programme: ProgrammeDocument;
  readonly cells: readonly PlanCell[];
  /** `key` is the part of the total that is wrong, so that its line is told. */
  readonly tell: (key: keyof DocumentTotal, message: string) => void;
}

/**
 * Checks that the totals of the text stand once each, that those of plan items are what their plan adds up to, and that
 * the others bring their words.
 */
export function checkTotals(
  { content: programme, lineOf }: YamlContent<ProgrammeDocument>,
  cells: readonly PlanCell[],
  faults: Fault[],
): void {
  const seen = new Map<string, number>();
  for (const [at, total] of programme.totals.entries()) {
    const tell: Checked['tell'] = (key, message) =>
      void faults.push({ file: 'programme.yaml', line: lineOf(['totals', at, key]), message });
    const earlier = seen.get(total.item);
    seen.set(total.item, earlier ?? lineOf(['totals', at, 'item']));
    if (earlier !== undefined)
      tell('item', `total of ${total.item} stands already in line ${earlier}; keep one of them`);
    checkTotal(total, { programme, cells, tell });
  }
}

function checkTotal({ item, title, unit, quantity }: DocumentTotal, { programme, cells, tell }: Checked): void {
  const planned = programme.items.find((known) => known.item === item);
  if (planned === undefined) {
    if (title && unit) return;
    tell('item', `${item} is none of the items: mend its name, or give title and unit if the text alone has it`);
    return;
  }
  if (title ?? unit) tell(title ? 'title' : 'unit', `title and unit of ${item} stand in items; remove them here`);
  // That the plan is missing is told of the plan itself.
  if (cells.length === 0) return;
  const sum = sumOfParts(cells, programme, (cell) => cell.item === item);
  if (sum === quantity) return;
  tell('quantity', `the text prints ${quantity} for ${planned.title.zh}, its plan adds up to ${sum}; mend one of them`);
}
