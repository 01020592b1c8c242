import type { Database, WriteTransaction } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import { type MappedRow, type RowProblem, rowMapper } from '../map/map-row.ts';
import type { HeaderMatch } from '../map/match-headers.ts';
import { problemKinds, severityOf } from '../problems/problem-kinds.ts';
import type { ProgressMeter } from '../progress/progress-meter.ts';
import type { OpenSource } from '../read/define-reader.ts';
import type { Scope } from '../scope/scope.ts';
import { checkOnlyColumns, quoteName, type Stage } from './stage.ts';

const rowsPerBatch = 5_000;
/** Outlines are heavy: a batch also ends at this many characters of geometry. */
const charactersPerBatch = 16_000_000;

export interface Filling {
  readonly stage: Stage;
  readonly scope: Scope;
  readonly source: OpenSource;
  readonly match: HeaderMatch;
  readonly progress: ProgressMeter;
}

/** Maps the rows of the source and stages them, batch by batch, each in a short transaction. Answers the rows read. */
export async function fillStage(database: Database, filling: Filling): Promise<number> {
  const map = rowMapper(filling.match, filling.source);
  const insert = rowInserter(filling);
  let batch: MappedRow[] = [];
  let characters = 0;
  let done = 0;
  const flush = async (): Promise<void> => {
    await database.write((tx) => insert(tx, batch));
    done += batch.length;
    batch = [];
    characters = 0;
    filling.progress.report(done, filling.source.total);
  };
  for await (const row of filling.source.rows) {
    const mapped = map(row);
    batch.push(mapped);
    for (const geometry of mapped.geometries) characters += geometry?.length ?? 0;
    if (batch.length >= rowsPerBatch || characters >= charactersPerBatch) await flush();
  }
  if (batch.length > 0) await flush();
  await database.write((tx) => sqlText('ANALYZE ??table')(tx, { table: filling.stage.table }));
  return done;
}

function rowInserter({ stage, scope, source, match }: Filling) {
  const types = new Map([...stage.columns, ...checkOnlyColumns(stage.dataset)].map(({ name, type }) => [name, type]));
  const fieldNames = match.fields.map(({ name }) => name);
  const geometryNames = match.geometries.map(({ geometry }) => geometry.column);
  const names = [...fieldNames, ...geometryNames];
  const values = [
    ...fieldNames.map((name, index) => castOf(`u.c${index}`, types.get(name))),
    ...geometryNames.map((_, index) => geometryCast(`u.g${index}`, source)),
  ];
  const parameters = [...fieldNames.map((_, index) => `c${index}`), ...geometryNames.map((_, index) => `g${index}`)];
  const programme = types.has('programme_id')
    ? { column: ', programme_id', value: ', :programme' }
    : { column: '', value: '' };
  const insert = sqlText<Record<string, unknown>, never>(`
    INSERT INTO ??stage (row_no${programme.column}${names.map((name) => `, ${quoteName(name)}`).join('')})
    SELECT u.row_no${programme.value}${values.map((value) => `, ${value}`).join('')}
    FROM unnest(CAST(:row_no AS integer[])${parameters.map((name) => `, CAST(:${name} AS text[])`).join('')})
      AS u(row_no${parameters.map((name) => `, ${name}`).join('')})`);
  return async (tx: WriteTransaction, rows: readonly MappedRow[]): Promise<void> => {
    const columns: Record<string, unknown> = { stage: stage.table, row_no: rows.map(({ rowNo }) => rowNo) };
    for (const index of fieldNames.keys()) columns[`c${index}`] = rows.map(({ texts }) => texts[index] ?? null);
    for (const index of geometryNames.keys())
      columns[`g${index}`] = rows.map(({ geometries }) => geometries[index] ?? null);
    if (programme.column !== '') columns.programme = scope.programme;
    await insert(tx, columns);
    await insertProblems(
      tx,
      stage,
      rows.flatMap(({ problems }) => problems),
    );
  };
}

function castOf(value: string, type: string | undefined): string {
  if (type === undefined) throw new Error(`a field has no column: ${value}`);
  return type === 'text[]' ? `string_to_array(${value}, '+')` : `CAST(${value} AS ${type})`;
}

function geometryCast(value: string, { crs }: OpenSource): string {
  const geometry = `CAST(${value} AS geometry)`;
  return crs.kind === 'epsg' ? `ST_Transform(${geometry}, 4326)` : geometry;
}

const insertProblemRows = sqlText<Record<string, unknown>, never>(`
  INSERT INTO ??problems (row_no, code, severity, is_vital, field, value)
  SELECT u.row_no, u.code, u.severity, u.is_vital, u.field, u.value
  FROM unnest(CAST(:row_no AS integer[]), CAST(:code AS text[]), CAST(:severity AS text[]),
    CAST(:is_vital AS boolean[]), CAST(:field AS text[]), CAST(:value AS text[]))
    AS u(row_no, code, severity, is_vital, field, value)`);

/** Stores faults found while mapping; their severity is that of their kind. */
export async function insertProblems(
  tx: WriteTransaction,
  stage: Stage,
  problems: readonly RowProblem[],
): Promise<void> {
  if (problems.length === 0) return;
  const keys = new Set(stage.dataset.key);
  const kinds = problems.map(({ code }) => {
    const kind = problemKinds.get(code);
    if (kind === undefined) throw new Error(`unknown kind of problem: ${code}`);
    return kind;
  });
  await insertProblemRows(tx, {
    problems: stage.problems,
    row_no: problems.map(({ rowNo }) => rowNo),
    code: problems.map(({ code }) => code),
    severity: kinds.map((kind, index) => severityOf(kind, problems[index]?.field ?? null, stage.dataset)),
    is_vital: problems.map(({ field }, index) => Boolean(kinds[index]?.vital) || keys.has(field ?? '')),
    field: problems.map(({ field }) => field),
    value: problems.map(({ value }) => value),
  });
}
