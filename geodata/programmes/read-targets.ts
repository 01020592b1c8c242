import { z } from 'zod';
import type { Indicator } from '../indicators/define-indicator.ts';
import { comparisons } from '../vocabulary/comparison.ts';
import { regionLevels } from '../vocabulary/region-level.ts';
import type { Fault } from './faults.ts';
import { type ProgrammeDocument, type ProgrammeTarget, planRegions } from './programme.ts';
import { type CsvRow, readCsv } from './read-csv.ts';
import { targetRegions } from './target-regions.ts';

const file = 'targets.csv';

const targetLine = z.object({
  target_code: z.string().min(1),
  indicator: z.string().min(1),
  level: z.enum(regionLevels),
  operator: z.enum(comparisons),
  value: z.string().regex(/^\d+(\.\d{1,4})?$/, 'write a number with at most four decimals'),
  due_on: z.iso.date('write the date as YYYY-MM-DD'),
  clause: z.string().min(1, 'quote the words of the document that set this target'),
  /** Codes separated by ; where it is for some regions only. */
  regions: z.string().default(''),
});
const columns = Object.keys(targetLine.shape);

export interface TargetContext {
  readonly programme: ProgrammeDocument;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly faults: Fault[];
}

/** Reads `targets.csv`: a target is known by its code, belongs to a watched indicator and quotes its clause. */
export function readTargets(text: string, context: TargetContext): ProgrammeTarget[] {
  const [head, ...rows] = readCsv(file, text, context.faults);
  checkHead(head, context.faults);
  const targets: ProgrammeTarget[] = [];
  for (const { cells, line } of rows) {
    if (cells.length !== head?.cells.length) {
      const message = `has ${cells.length} cells where the head has ${head?.cells.length}; put a clause with commas in quotes`;
      context.faults.push({ file, line, message });
      continue;
    }
    const checked = targetLine.safeParse(Object.fromEntries(head?.cells.map((name, at) => [name, cells[at]]) ?? []));
    if (checked.success) {
      const { target_code: targetCode, due_on: dueOn, value, regions, ...rest } = checked.data;
      targets.push({ ...rest, targetCode, dueOn, value: Number(value), regions: targetRegions(regions), line });
      continue;
    }
    for (const issue of checked.error.issues) {
      context.faults.push({ file, line, message: `${issue.path.map(String).join('.')}: ${issue.message}` });
    }
  }
  checkTargets(targets, context);
  return targets;
}

function checkHead(head: CsvRow | undefined, faults: Fault[]): void {
  const names = head?.cells ?? [];
  for (const [at, name] of names.entries()) {
    const known = columns.includes(name);
    if (known && names.indexOf(name) === at) continue;
    const message = known
      ? `column ${name} stands twice`
      : `there is no column ${name}; known are ${columns.join(', ')}`;
    faults.push({ file, line: head?.line ?? 1, message });
  }
}

function checkTargets(targets: readonly ProgrammeTarget[], { programme, indicators, faults }: TargetContext): void {
  const seen = new Map<string, number>();
  const watched = new Set(programme.indicators.map(({ id }) => id));
  const places = new Set([programme.rootRegion, ...planRegions(programme)].map(({ code }) => code));
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
    for (const code of target.regions) {
      if (!places.has(code)) fault(`region ${code} is not in programme.yaml; mend the code or add it to regions`);
    }
    if (target.value > 100) fault(`value ${target.value} is more than 100 percent`);
    if (target.dueOn < programme.startsOn) fault(`due date ${target.dueOn} lies before the programme starts`);
  }
}
