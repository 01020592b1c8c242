import type { Database, WriteTransaction } from '#geodata/database/database.ts';
import type { CheckContext } from '../check/run-check.ts';
import { type Changes, countChanges } from '../diff/count-changes.ts';
import { absentRows, standingInScope } from '../diff/standing-rows.ts';
import { columnList, type Stage } from '../stage/stage.ts';
import { runStageSql } from '../stage/stage-sql.ts';

/** A field whose value changes; a geometry is told by its size and its middle. */
export interface ChangedField {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface DifferentRecord {
  readonly key: string;
  /** Row of the file; null for a record that it lacks. */
  readonly row: number | null;
  /** What people call it; null without a name. */
  readonly name: string | null;
  readonly fields: readonly ChangedField[];
}

export interface Differences {
  /** Of all records, also where a guard refuses so many. */
  readonly counts: Changes;
  /** The first of each, by key. */
  readonly added: readonly DifferentRecord[];
  readonly changed: readonly DifferentRecord[];
  readonly removed: readonly DifferentRecord[];
}

const mostOfEach = 300;
const longestValue = 200;

interface Named {
  readonly key: string;
  readonly row: number | null;
  readonly name: string | null;
}

interface Changed extends Named {
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** What publishing the staged rows would add, change and end, record by record. */
export async function listDifferences(database: Database, context: CheckContext): Promise<Differences> {
  const { stage, scope, mode } = context;
  const more = { mostOfEach };
  const run = <Row>(tx: WriteTransaction, text: string) => runStageSql<Row>(tx, text, { ...context, more });
  const name = (alias: string): string => nameOf(stage, alias);
  return database.write(async (tx) => {
    // The guard refuses; here the loss is to be seen.
    const counts = await countChanges(tx, { ...context, mode: mode === 'guarded' ? 'replace' : mode });
    const added = await run<Named>(
      tx,
      `SELECT s.record_key AS key, s.row_no AS row, ${name('s')} AS name
       FROM ??stage s
       LEFT JOIN ??fact f ON f.root_region = :root AND f.record_key = s.record_key AND f.load_to = 2147483647
       WHERE NOT s.is_rejected AND f.id IS NULL
       ORDER BY s.record_key
       LIMIT :mostOfEach`,
    );
    const changed = counts.changed === 0 ? [] : await run<Changed>(tx, changedText(stage));
    const removed =
      counts.removed === 0
        ? []
        : await run<Named>(
            tx,
            `SELECT f.record_key AS key, NULL AS row, ${name('f')} AS name
             FROM ??fact f
             WHERE ${standingInScope(stage.dataset, scope, 'f')} AND ${absentRows('f')}
             ORDER BY f.record_key
             LIMIT :mostOfEach`,
          );
    const plain = (record: Named): DifferentRecord => ({ ...record, fields: [] });
    return { counts, added: added.map(plain), changed: changed.map(withFields), removed: removed.map(plain) };
  });
}

function nameOf({ dataset }: Stage, alias: string): string {
  const column = ['name', 'route_name', 'title_zh'].find((field) => Object.hasOwn(dataset.fields, field));
  const isStored = column !== undefined && dataset.fields[column]?.checkOnly !== true;
  return isStored ? `left(CAST(${alias}.${column} AS text), 80)` : 'CAST(NULL AS text)';
}

/**
 * Both versions of a record as objects of their columns. Columns that follow from others are left out; of a geometry
 * stand its digest, its size in km or km² and its middle.
 */
function changedText(stage: Stage): string {
  const isGeometry = (type: string): boolean => type.startsWith('geometry');
  const follows = new Set([...stage.layout.measured, ...stage.layout.computed.map(({ name }) => name)]);
  const plain = stage.columns
    .filter(({ name, type }) => !isGeometry(type) && !follows.has(name))
    .map(({ name }) => name);
  const geometries = stage.columns.filter(({ type }) => isGeometry(type)).map(({ name }) => name);
  const version = (alias: string): string => {
    const told = geometries.map((name) => `${geometryText(`${alias}.${name}`)} AS "${name}"`);
    const list = [columnList(plain, alias), ...told].filter((part) => part !== '').join(', ');
    return `(SELECT to_jsonb(version) FROM (SELECT ${list}) version)`;
  };
  return `
    SELECT s.record_key AS key, s.row_no AS row, ${nameOf(stage, 's')} AS name,
      ${version('f')} AS before, ${version('s')} AS after
    FROM ??stage s
    JOIN ??fact f ON f.root_region = :root AND f.record_key = s.record_key AND f.load_to = 2147483647
    WHERE NOT s.is_rejected AND f.content_hash <> s.content_hash
    ORDER BY s.record_key
    LIMIT :mostOfEach`;
}

function geometryText(geometry: string): string {
  const size = `CASE ST_Dimension(${geometry}) WHEN 0 THEN NULL
    WHEN 1 THEN concat(round(CAST(ST_Length(CAST(${geometry} AS geography)) / 1000 AS numeric), 3), ' km')
    ELSE concat(round(CAST(ST_Area(CAST(${geometry} AS geography)) / 1000000 AS numeric), 3), ' km²') END`;
  const middle = (axis: 'X' | 'Y'): string => `round(CAST(ST_${axis}(ST_Centroid(${geometry})) AS numeric), 5)`;
  const text = `concat(md5(ST_AsEWKB(${geometry})), ' ', concat_ws(' @ ', ${size}, concat(${middle('X')}, ', ', ${middle('Y')})))`;
  return `CASE WHEN ${geometry} IS NOT NULL THEN ${text} END`;
}

function withFields({ before, after, ...record }: Changed): DifferentRecord {
  const fields = Object.keys(after).flatMap((field): ChangedField[] => {
    const [was, becomes] = [textOf(before[field]), textOf(after[field])];
    return was === becomes ? [] : [{ field, before: shown(was), after: shown(becomes) }];
  });
  return { ...record, fields };
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A geometry without its digest: `1.942 km @ 120.58000, 30.01000`. */
function shown(text: string | null): string | null {
  return text === null ? null : text.replace(/^[0-9a-f]{32} (?=[-\d].*, [-\d.]+$)/, '').slice(0, longestValue);
}
