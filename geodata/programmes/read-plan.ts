import type { Fault } from './faults.ts';
import { type PlanCell, type ProgrammeDocument, planRegions } from './programme.ts';
import { readCsv } from './read-csv.ts';

/** What a total of the table stands for: undefined district = all districts, undefined year = all years. */
export interface PrintedTotal {
  readonly item: string;
  readonly districtCode: string | undefined;
  readonly year: number | undefined;
  readonly quantity: number | null;
  readonly line: number;
}

export interface PlanTable {
  readonly cells: readonly PlanCell[];
  readonly totals: readonly PrintedTotal[];
}

const wholeRegion = new Set(['全市', '全县', '全区', '全省', '合计', '总计']);
const allYears = new Set(['小计', '合计', '总计']);
const yearForm = /^(\d{4})年?$/;
/** The dash as printed, and its look-alikes; an empty cell is a dash as well. */
const dashes = new Set(['—', '——', '－', '–', '-', '']);

/**
 * Reads a plan table as it is printed: 区域 only on the first row of its group, the head repeated at every block
 * with the wording of that block, rows of 小计/合计/全市 between the rows of the years, `—` where nothing is planned.
 */
export function readPlan(text: string, programme: ProgrammeDocument, faults: Fault[]): PlanTable {
  const reader = new PlanReader(programme, faults);
  for (const { cells, line } of readCsv('plan.csv', text, faults)) reader.read(cells, line);
  return { cells: reader.cells, totals: reader.totals };
}

class PlanReader {
  readonly cells: PlanCell[] = [];
  readonly totals: PrintedTotal[] = [];
  readonly #faults: Fault[];
  readonly #itemOfHeader: ReadonlyMap<string, string>;
  readonly #codeOfName: ReadonlyMap<string, string>;
  #columns: readonly (string | undefined)[] = [];
  #region = '';

  constructor(programme: ProgrammeDocument, faults: Fault[]) {
    this.#faults = faults;
    this.#itemOfHeader = new Map(
      programme.items.flatMap(({ item, headers }) => headers.map((header) => [squeeze(header), item] as const)),
    );
    this.#codeOfName = new Map(planRegions(programme).map(({ name, code }) => [name, code]));
  }

  read(record: readonly string[], line: number): void {
    if (record[0] === '区域') {
      this.#readHead(record, line);
      return;
    }
    this.#region = record[0] || this.#region;
    const problem = this.#problemOfRow(record);
    if (problem === undefined) this.#readCells(record, line);
    else this.#fault(line, problem);
  }

  #problemOfRow(record: readonly string[]): string | undefined {
    if (this.#columns.length === 0) return 'the table must begin with its head: 区域,年度,…';
    if (record.length !== this.#columns.length) {
      return `has ${record.length} cells where the head has ${this.#columns.length}; fill or cut it`;
    }
    if (!this.#codeOfName.has(this.#region) && !wholeRegion.has(this.#region)) {
      return `district ${this.#region} is not in programme.yaml; add it to districts (or regions) or mend the name`;
    }
    const year = record[1] ?? '';
    if (!yearForm.test(year) && !allYears.has(year)) return `${year} is neither a year (2018年) nor 小计 or 合计`;
    return undefined;
  }

  #readHead(record: readonly string[], line: number): void {
    this.#columns = record.map((header, index) => (index < 2 ? undefined : this.#itemOfHeader.get(squeeze(header))));
    const seen = new Set<string>();
    for (const [index, item] of this.#columns.entries()) {
      if (index < 2) continue;
      if (item === undefined) {
        this.#fault(line, `column head ${record[index]} belongs to no item; add it to headers of an item`);
      } else if (seen.has(item)) {
        this.#fault(line, `two columns belong to item ${item}; one of the heads is wrong`);
      }
      seen.add(item ?? '');
    }
  }

  #readCells(record: readonly string[], line: number): void {
    const districtCode = this.#codeOfName.get(this.#region);
    const yearText = yearForm.exec(record[1] ?? '')?.[1];
    const year = yearText === undefined ? undefined : Number(yearText);
    for (const [index, item] of this.#columns.entries()) {
      if (item === undefined) continue;
      const printed = record[index] ?? '';
      if (!dashes.has(printed) && !/^\d+(\.\d+)?$/.test(printed)) {
        this.#fault(line, `${printed} under ${item} is neither a quantity nor a dash (—)`);
        continue;
      }
      const quantity = dashes.has(printed) ? null : Number(printed);
      if (districtCode !== undefined && year !== undefined) {
        this.cells.push({ item, districtCode, year, quantity, line });
      } else {
        this.totals.push({ item, districtCode, year, quantity, line });
      }
    }
  }

  #fault(line: number, message: string): void {
    this.#faults.push({ file: 'plan.csv', line, message });
  }
}

function squeeze(header: string): string {
  return header.replaceAll(/\s/g, '').replaceAll('（', '(').replaceAll('）', ')');
}
