import type { HeaderMatch } from '../map/match-headers.ts';
import type { CheckedFile, ReportedProblem } from './problem-sink.ts';

/** The faults of one cell; `column` is an index in the columns of the file, or null for the row as a whole. */
export interface CellMark {
  readonly column: number | null;
  readonly problems: ReportedProblem[];
}

export interface Marks {
  /** By the row of the file. */
  readonly rows: ReadonlyMap<number, readonly CellMark[]>;
  /** Faults beyond the bound, which are only counted. */
  readonly left: number;
}

/** More comments than anyone reads, and about what a spreadsheet still opens quickly. */
export const mostMarks = 100_000;

/** Finds for every fault the cells it is to be marked at. Faults of the whole file have none. */
export async function gatherMarks(problems: AsyncIterable<ReportedProblem>, file: CheckedFile): Promise<Marks> {
  const columnsOf = fieldColumns(file.match);
  const rows = new Map<number, CellMark[]>();
  let count = 0;
  let left = 0;
  for await (const problem of problems) {
    const columns = columnsOf.get(problem.field ?? '') ?? [];
    if (problem.row_no === 0 || (columns.length === 0 && !isOfRow(problem, file))) continue;
    if (count >= mostMarks) {
      left += 1;
      continue;
    }
    count += 1;
    const marks = rows.get(problem.row_no) ?? [];
    rows.set(problem.row_no, marks);
    for (const column of columns.length === 0 ? [null] : columns) addTo(marks, column, problem);
  }
  return { rows, left };
}

/** Whether a fault without a cell is to be marked at its row. What the file has no column for is said once, in front. */
function isOfRow({ severity, field }: ReportedProblem, { dataset, source }: CheckedFile): boolean {
  if (severity === 'error') return true;
  if (severity === 'info') return false;
  return field === null || (source.hasGeometry && dataset.geometries.some(({ column }) => column === field));
}

function addTo(marks: CellMark[], column: number | null, problem: ReportedProblem): void {
  const mark = marks.find((candidate) => candidate.column === column);
  if (mark === undefined) marks.push({ column, problems: [problem] });
  else mark.problems.push(problem);
}

/** The columns of each field; those of a geometry are its coordinates or its WKT. */
export function fieldColumns({ fields, geometries }: HeaderMatch): ReadonlyMap<string, readonly number[]> {
  const given = (columns: readonly (number | undefined)[]): number[] =>
    columns.filter((column) => column !== undefined);
  return new Map([
    ...fields.map(({ name, column }) => [name, given([column])] as const),
    ...geometries.map(({ geometry, wkt, lon, lat }) => {
      return [geometry.column, wkt === undefined ? given([lon, lat]) : [wkt]] as const;
    }),
  ]);
}
