import { readFile, writeFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { unzipSync, zipSync } from 'fflate';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import type { PublicError } from '#geodata/errors.ts';
import type { LoadReport } from '../load-report.ts';
import type { ColumnGuess } from '../map/explain-match.ts';
import type { ProblemGroup } from '../progress/progress-meter.ts';
import type { OpenSource } from '../read/define-reader.ts';
import { resizeComments } from '../template/size-comments.ts';
import { writeError } from '../write-new-file.ts';
import { gatherMarks, type Marks, mostMarks } from './gather-marks.ts';
import { listWorkbook, mostCells } from './list-workbook.ts';
import { firstSheet, markWorkbook } from './mark-workbook.ts';
import type { CheckedFile, ProblemSink, ReportedProblem } from './problem-sink.ts';
import { columnsOf } from './refused-columns.ts';
import { putBack, type RulesAside } from './rules-aside.ts';
import { type CellLink, type SummaryContent, writeSummary } from './summary-sheet.ts';

/** What became of the load. */
export interface Outcome {
  readonly report?: LoadReport;
  readonly refusal?: PublicError;
}

export interface ReportedFile {
  readonly dataset: Dataset;
  readonly path: string;
  readonly fileName: string;
  /** Opens the file once more, for formats whose rows are written anew. */
  readonly reopen: () => Promise<OpenSource>;
}

/**
 * The report that goes back to the department: the user's own workbook, or the rows of another file in a new one, with
 * the bad cells filled and commented, and a summary in front. Works after a refusal too.
 */
export class ProblemReport implements ProblemSink {
  readonly #file: ReportedFile;
  #checked: { readonly file: CheckedFile; readonly marks: Marks } | undefined;

  constructor(file: ReportedFile) {
    this.#file = file;
  }

  async take(problems: AsyncIterable<ReportedProblem>, file: CheckedFile): Promise<void> {
    this.#checked = { file, marks: await gatherMarks(problems, file) };
  }

  /** Writes the workbook. Errors: `file_not_writable`. */
  async write(path: string, outcome: Outcome): Promise<void> {
    const bytes = await this.#workbook(outcome);
    await writeFile(path, bytes).catch((error: unknown) => {
      throw writeError(path, error);
    });
  }

  async #workbook(outcome: Outcome): Promise<Uint8Array> {
    if (this.#checked === undefined) return this.#summaryAlone(outcome);
    const { file, marks } = this.#checked;
    const messages = new Map(file.groups.map((group) => [`${group.code} ${group.field ?? ''}`, group.message.zh]));
    const explain = (code: string, field: string | null): string => messages.get(`${code} ${field ?? ''}`) ?? code;
    const { place, columns } = file.source;
    const isOwn =
      place !== undefined && /\.xls[xm]$/i.test(this.#file.fileName) && file.read * columns.length <= mostCells;
    const listed = isOwn
      ? await markWorkbook(await readFile(this.#file.path), { place, marks, explain })
      : await this.#list({ file, marks, explain });
    writeSummary(listed.summary, {
      ...this.#content(outcome, file.columns, file.groups),
      linksOf: (group) => linksOf(group, marks, listed.linkOf),
      notes: [...listed.notes, ...leftNote(marks)],
    });
    return finish(new Uint8Array(await listed.workbook.xlsx.writeBuffer()), listed.rules);
  }

  async #list({
    file,
    marks,
    explain,
  }: {
    file: CheckedFile;
    marks: Marks;
    explain: (code: string, field: string | null) => string;
  }) {
    const source = await this.#file.reopen();
    try {
      const { read, match } = file;
      const sheetName = this.#file.dataset.zh;
      return await listWorkbook({ source, sheetName, read, marks, explain, personalColumns: match.personalColumns });
    } finally {
      await source.close();
    }
  }

  /** A file that was refused before its rows were read has no cells to mark. */
  async #summaryAlone(outcome: Outcome): Promise<Uint8Array> {
    const workbook = new ExcelJS.Workbook();
    const content = this.#content(outcome, columnsOf(outcome.refusal?.details), []);
    writeSummary(firstSheet(workbook), { ...content, linksOf: () => [], notes: [] });
    return new Uint8Array(await workbook.xlsx.writeBuffer());
  }

  #content(
    { report, refusal }: Outcome,
    columns: readonly ColumnGuess[],
    groups: readonly ProblemGroup[],
  ): Omit<SummaryContent, 'linksOf' | 'notes'> {
    const { dataset, fileName } = this.#file;
    const names = new Map([
      ...Object.entries(dataset.fields).map(([name, { zh }]) => [name, zh] as const),
      ...dataset.geometries.map(({ column, zh }) => [column, zh] as const),
    ]);
    return {
      facts: [
        ['文件', fileName],
        ['数据集', `${dataset.zh}（${dataset.name}）`],
        ['结论', conclusionOf(report, refusal)],
        ...(report === undefined ? [] : countsOf(report)),
      ],
      groups,
      columns,
      nameOf: (field) => names.get(field) ?? field,
    };
  }
}

function conclusionOf(report: LoadReport | undefined, refusal: PublicError | undefined): string {
  if (refusal !== undefined) return `未加载：${refusal.message}`;
  if (report === undefined) return '未加载';
  return report.load === null ? '检查完毕，未发布' : `已发布，第 ${report.load} 批`;
}

function countsOf(report: LoadReport): (readonly [string, string])[] {
  const figure = (count: number): string => count.toLocaleString('en-US');
  const { read, accepted, rejected, added, changed, removed, unchanged } = report;
  return [
    ['行数', `读取 ${figure(read)}，接收 ${figure(accepted)}，拒收 ${figure(rejected)}`],
    ['变化', `新增 ${figure(added)}，变更 ${figure(changed)}，减少 ${figure(removed)}，不变 ${figure(unchanged)}`],
  ];
}

/** The first cells of a kind, in the order of the rows. */
function linksOf(
  { code, field, severity }: ProblemGroup,
  marks: Marks,
  linkOf: (row: number, column: number | null) => CellLink | undefined,
): CellLink[] {
  const links: CellLink[] = [];
  for (const [row, cells] of marks.rows) {
    const mark = cells.find(({ problems }) => {
      return problems.some((told) => told.code === code && told.field === field && told.severity === severity);
    });
    const link = mark && linkOf(row, mark.column);
    if (link !== undefined) links.push(link);
    if (links.length === 4) break;
  }
  return links;
}

function leftNote({ left }: Marks): string[] {
  if (left === 0) return [];
  return [
    `问题太多：只标注前 ${mostMarks.toLocaleString('en-US')} 处，另有 ${left.toLocaleString('en-US')} 处未标注。`,
  ];
}

function finish(workbook: Uint8Array, rules: RulesAside): Uint8Array {
  const parts = unzipSync(workbook);
  putBack(parts, rules);
  resizeComments(parts);
  return zipSync(parts, { level: 6 });
}
