import { z } from 'zod';
import type { Indicator } from '../indicators/define-indicator.ts';
import { comparisons } from '../vocabulary/comparison.ts';
import { regionLevels } from '../vocabulary/region-level.ts';
import type { Fault } from './faults.ts';
import type { ProgrammeDocument, ProgrammeTarget } from './programme.ts';
import { readCsv } from './read-csv.ts';

const file = 'targets.csv';

const targetLine = z.object({
  target_code: z.string().min(1),
  indicator: z.string().min(1),
  level: z.enum(regionLevels),
  operator: z.enum(comparisons),
  value: z.string().regex(/^\d+(\.\d{1,4})?$/, 'write a number with at most four decimals'),
  due_on: z.iso.date('write the date as YYYY-MM-DD'),
  clause: z.string().min(1, 'quote the words of the document that set this target'),
});

export interface TargetContext {
  readonly programme: ProgrammeDocument;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly faults: Fault[];
}

/** Reads `targets.csv`: a target is known by its code, belongs to a watched indicator and quotes its clause. */
export function readTargets(text: string, context: TargetContext): ProgrammeTarget[] {
  const [head, ...rows] = readCsv(file, text, context.faults);
  const targets: ProgrammeTarget[] = [];
  for (const { cells, line } of rows) {
    const checked = targetLine.safeParse(Object.fromEntries(head?.cells.map((name, at) => [name, cells[at]]) ?? []));
    if (checked.success) {
      const { target_code: targetCode, due_on: dueOn, value, ...rest } = checked.data;
      targets.push({ ...rest, targetCode, dueOn, value: Number(value), line });
      continue;
    }
    for (const issue of checked.error.issues) {
      context.faults.push({ file, line, message: `${issue.path.map(String).join('.')}: ${issue.message}` });
    }
  }
  checkTargets(targets, context);
  return targets;
}

function checkTargets(targets: readonly ProgrammeTarget[], { programme, indicators, faults }: TargetContext): void {
  const seen = new Map<string, number>();
  const watched = new Set(programme.indicators.map(({ id }) => id));
  for (const target of targets) {
    const fault = (message: string): number => faults.push({ file, line: target.line, message });
    const earlier = seen.get(target.targetCode);
    if (earlier !== undefined) fault(`target ${target.targetCode} stands already in line ${earlier}; number it anew`);
    seen.set(target.targetCode, target.line);
    const indicator = indicators.get(target.indicator);
    if (indicator === undefined) {
      fault(`indicator ${target.indicator} is not defined; known are ${[...indicators.keys()].join(', ')}`);
    } else if (!watched.has(target.indicator)) {
      fault(`indicator ${target.indicator} is not watched; add it to indicators of programme.yaml`);
    } else if (!indicator.levels.includes(target.level)) {
      fault(`indicator ${target.indicator} has no values at level ${target.level}`);
    }
    if (target.value > 100) fault(`value ${target.value} is more than 100 percent`);
    if (target.dueOn < programme.startsOn) fault(`due date ${target.dueOn} lies before the programme starts`);
  }
}
