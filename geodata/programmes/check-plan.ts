import type { Fault } from './faults.ts';
import { type PlanCell, type ProgrammeDocument, planRegions } from './programme.ts';
import type { PlanTable, PrintedTotal } from './read-plan.ts';
import { sumOfParts } from './sum-of-parts.ts';

/** Checks that every cell stands once, lies in the programme's years, and that every printed total closes. */
export function checkPlan(table: PlanTable, programme: ProgrammeDocument, faults: Fault[]): void {
  const seen = new Map<string, number>();
  const firstYear = Number(programme.startsOn.slice(0, 4));
  const lastYear = Number(programme.endsOn.slice(0, 4));
  for (const { item, districtCode, year, line } of table.cells) {
    const key = `${item}|${districtCode}|${year}`;
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, line);
    else faults.push(fault(line, `${nameOf(programme, districtCode)} ${year} stands already in line ${earlier}`));
    if (year < firstYear || year > lastYear) {
      faults.push(fault(line, `year ${year} lies outside the programme (${firstYear}-${lastYear})`));
    }
  }
  for (const total of table.totals) checkTotal(total, table.cells, { programme, faults });
}

function checkTotal(
  total: PrintedTotal,
  cells: readonly PlanCell[],
  { programme, faults }: { programme: ProgrammeDocument; faults: Fault[] },
): void {
  const isPart = ({ item, districtCode, year }: PlanCell): boolean =>
    item === total.item &&
    (total.districtCode === undefined || districtCode === total.districtCode) &&
    (total.year === undefined || year === total.year);
  const sum = sumOfParts(cells, programme, isPart);
  if ((total.quantity ?? 0) === sum) return;
  const title = programme.items.find(({ item }) => item === total.item)?.title.zh ?? total.item;
  const scope = `${nameOf(programme, total.districtCode)} ${total.year ?? '小计'}`;
  faults.push(
    fault(total.line, `${scope} ${title} prints ${total.quantity ?? '—'}, its parts add up to ${sum}; mend the cell`),
  );
}

function nameOf(programme: ProgrammeDocument, districtCode: string | undefined): string {
  if (districtCode === undefined) return programme.rootRegion.name;
  return planRegions(programme).find(({ code }) => code === districtCode)?.name ?? districtCode;
}

function fault(line: number, message: string): Fault {
  return { file: 'plan.csv', line, message };
}
