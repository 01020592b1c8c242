import { isDeepStrictEqual } from 'node:util';
import type { Database, ReadTransaction } from '#geodata/database/database.ts';

/** Enough to tell whether anything was written, or left behind in the session that all connections share. */
export interface Mark {
  /** The number that the next writing transaction takes. */
  readonly nextTransaction: string;
  /** Settings, prepared statements, channels and locks that outlive a transaction. */
  readonly session: string;
}

/** All that a test could find in a database. */
export interface Content {
  /** Digest of the catalogue, object numbers included: a table that was made anew is another one. */
  readonly schema: string;
  readonly tables: readonly TableContent[];
  readonly sequences: readonly { readonly name: string; readonly last: string | null }[];
  /** Pages and rows as the planner was told, as JSON. */
  readonly sizes: string;
}

interface TableContent {
  readonly name: string;
  readonly count: number;
  readonly digest: string;
  /** As JSON, of tables that hold a few rows only. */
  readonly rows: string | null;
}

/** Numbers below are of objects that every cluster has. */
const firstOwnObject = 16_384;

/** Rows of migrations and counters; the projections of PostGIS are thousands. */
const fewRows = 100;

const catalogues = [
  ...['pg_proc', 'pg_type', 'pg_constraint', 'pg_trigger', 'pg_namespace', 'pg_extension', 'pg_attrdef', 'pg_rewrite'],
  ...['pg_policy', 'pg_operator', 'pg_cast', 'pg_collation'],
];

/** What TRUNCATE changes, sizes (told apart), and hints that ANALYZE puts right after something was dropped. */
const volatile = `'{${[
  ...['relfilenode', 'relfrozenxid', 'relminmxid', 'relpages', 'reltuples', 'relallvisible', 'relallfrozen'],
  ...['relhasindex', 'relhasrules', 'relhastriggers', 'relhassubclass'],
].join(',')}}'`;

/** Made by the first temporary table of a session, and kept by it: what stands in them is told by itself. */
const temporary = `(starts_with(CAST(x.nspname AS text), 'pg_temp_') OR starts_with(CAST(x.nspname AS text), 'pg_toast_temp_'))`;

const schemaSql = `
  SELECT md5(string_agg(line, ' ' ORDER BY line)) AS digest FROM (
    ${catalogues.map((name) => `SELECT '${name} ' || CAST(x AS text) AS line FROM ${name} x WHERE oid >= ${firstOwnObject}${name === 'pg_namespace' ? ` AND NOT ${temporary}` : ''}`).join(' UNION ALL ')}
    UNION ALL SELECT 'class ' || CAST(to_jsonb(c) - CAST(${volatile} AS text[]) AS text) FROM pg_class c WHERE oid >= ${firstOwnObject}
    UNION ALL SELECT 'attribute ' || CAST(a AS text) FROM pg_attribute a WHERE attrelid >= ${firstOwnObject}
    UNION ALL SELECT 'index ' || CAST(i AS text) FROM pg_index i WHERE indexrelid >= ${firstOwnObject}
    UNION ALL SELECT 'statistic ' || CAST(s AS text) FROM pg_statistic s WHERE starelid >= ${firstOwnObject}
    UNION ALL SELECT 'inherits ' || CAST(i AS text) FROM pg_inherits i WHERE inhrelid >= ${firstOwnObject}
    UNION ALL SELECT 'description ' || CAST(d AS text) FROM pg_description d WHERE objoid >= ${firstOwnObject}
  ) AS lines`;

const tablesSql = `
  SELECT CAST(CAST(c.oid AS regclass) AS text) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.oid >= ${firstOwnObject} AND c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' ORDER BY 1`;

const sequencesSql = `
  SELECT format('%I.%I', schemaname, sequencename) AS name, CAST(last_value AS text) AS last FROM pg_sequences ORDER BY 1`;

const sizesSql = `
  SELECT CAST(json_agg(s ORDER BY oid) AS text) AS sizes
    FROM (SELECT oid, relpages, reltuples, relallvisible FROM pg_class WHERE oid >= ${firstOwnObject}) AS s`;

const restoreSizesSql = `
  UPDATE pg_class c SET relpages = s.relpages, reltuples = s.reltuples, relallvisible = s.relallvisible
    FROM json_to_recordset(CAST(? AS json)) AS s (oid oid, relpages integer, reltuples real, relallvisible integer)
   WHERE c.oid = s.oid
     AND (c.relpages, c.reltuples, c.relallvisible) IS DISTINCT FROM (s.relpages, s.reltuples, s.relallvisible)`;

const markSql = `
  SELECT CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text) AS "nextTransaction", concat_ws(' ',
    (SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings WHERE source = 'session'),
    (SELECT string_agg(name, ' ' ORDER BY name) FROM pg_prepared_statements WHERE name <> ''),
    (SELECT string_agg(channel, ' ') FROM pg_listening_channels() AS channel),
    (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory')) AS session`;

export async function readMark(database: Database): Promise<Mark> {
  return database.read(async (tx) => (await tx.raw(markSql)).rows[0]);
}

export async function readContent(database: Database): Promise<Content> {
  return database.read(async (tx) => {
    const schema: string = (await tx.raw(schemaSql)).rows[0].digest;
    const names: string[] = (await tx.raw(tablesSql)).rows.map((row: { name: string }) => row.name);
    const sequences = (await tx.raw(sequencesSql)).rows;
    const sizes: string = (await tx.raw(sizesSql)).rows[0].sizes;
    return { schema, tables: names.length > 0 ? await readTables(tx, names) : [], sequences, sizes };
  });
}

async function readTables(tx: ReadTransaction, names: readonly string[]): Promise<TableContent[]> {
  const { rows } = await tx.raw(
    names
      .map(
        (name) => `
          SELECT CAST('${name}' AS text) AS name, CAST(count(*) AS integer) AS count,
                 coalesce(CAST(sum(hashtextextended(CAST(t AS text), 0)) AS text), '') AS digest,
                 CASE WHEN count(*) BETWEEN 1 AND ${fewRows} THEN CAST(json_agg(t) AS text) END AS rows FROM ${name} t`,
      )
      .join(' UNION ALL '),
  );
  return rows;
}

/** Puts back the rows of `content`, as far as it can; whether it could is for `readContent` to say. */
export async function restoreRows(database: Database, { tables, sequences, sizes }: Content): Promise<void> {
  const emptied = tables.filter(({ count, rows }) => count === 0 || rows !== null);
  await database.write(async (tx) => {
    // A query of the next file must be planned as on a fresh database.
    const numbers = emptied.map(({ name }) => `CAST('${name}' AS regclass)`).join(', ');
    await tx.raw(`
      DELETE FROM pg_statistic WHERE starelid IN (${numbers})
          OR starelid IN (SELECT indexrelid FROM pg_index WHERE indrelid IN (${numbers}))`);
    // Tables of events refuse to be emptied; a test database is given back all the same.
    await tx.raw('SET LOCAL session_replication_role = replica');
    await tx.raw(`TRUNCATE ${emptied.map(({ name }) => name).join(', ')} RESTART IDENTITY`);
    for (const { name, rows } of emptied) {
      if (rows === null) continue;
      await tx.raw(
        `INSERT INTO ${name} SELECT * FROM json_populate_recordset(CAST(NULL AS ${name}), CAST(? AS json))`,
        [rows],
      );
    }
    for (const { name, last } of sequences) {
      if (last !== null) await tx.raw('SELECT setval(CAST(? AS regclass), CAST(? AS bigint))', [name, last]);
    }
    await tx.raw(restoreSizesSql, [sizes]);
  });
}

/** The first thing in which one is not the other, for people; undefined when they are the same. */
export function differenceOf(one: Content, other: Content): string | undefined {
  const names = new Set([...one.tables, ...other.tables].map(({ name }) => name));
  const tableOf = ({ tables }: Content, name: string) => tables.find((table) => table.name === name);
  const table = [...names].find((name) => !isDeepStrictEqual(tableOf(one, name), tableOf(other, name)));
  if (table !== undefined) return `the table ${table} is another`;
  if (one.schema !== other.schema) return 'the schema or a statistic is another';
  if (!isDeepStrictEqual(one.sequences, other.sequences)) return 'a sequence is another';
  return one.sizes === other.sizes ? undefined : 'the size of a table or an index is another';
}
