import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { PublicError } from '#geodata/errors.ts';
import { backupDamaged } from './backup-errors.ts';
import { type BackupEnd, type BackupHead, endLine, headLine, type RowLine, tableLine } from './backup-lines.ts';

/** What stands in a backup, in this order: its head, the rows of its tables in batches, its end. */
export type BackupPart =
  | { readonly kind: 'head'; readonly head: BackupHead }
  | { readonly kind: 'rows'; readonly table: string; readonly rows: readonly RowLine[] }
  | { readonly kind: 'end'; readonly end: BackupEnd };

const mostRows = 2000;
/** Outlines are heavy: a batch also ends at this many bytes. */
const mostBytes = 8 * 1024 * 1024;
/** No row of ours is nearly as long. */
const longestLine = 256 * 1024 * 1024;

const rowLine = z.array(z.union([z.string(), z.null()]));

/**
 * Reads a backup as a stream and checks it on the way: form, order, numbers of rows, digest. What it hands out is only
 * known to be sound when it has come to its end. Errors: backup_damaged (422).
 */
export async function* readBackup(path: string): AsyncGenerator<BackupPart> {
  try {
    yield* partsOf(path);
  } catch (error) {
    if (error instanceof PublicError) throw error;
    throw asDamage(path, error);
  }
}

function asDamage(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return backupDamaged(path, '不存在', 'does not exist');
  if (code === 'EISDIR' || code === 'EACCES')
    return backupDamaged(path, `无法读取(${code})`, `cannot be read (${code})`);
  const isForm = error instanceof SyntaxError || error instanceof z.ZodError || /^(Z_|ERR_ENCODING)/.test(code);
  return isForm ? backupDamaged(path, '已损坏或不是通村的备份', 'is damaged or no backup of Tongcun') : error;
}

async function* partsOf(path: string): AsyncGenerator<BackupPart> {
  const digest = createHash('sha256');
  const tally = new Tally(path);
  let batch: RowLine[] = [];
  let bytes = 0;
  for await (const line of linesOf(path)) {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
    if (tally.isEnded) throw backupDamaged(path, '结尾之后还有内容', 'goes on after its end');
    if (Array.isArray(value)) {
      digest.update(line).update('\n');
      batch.push(tally.row(rowLine.parse(value)));
      bytes += line.length;
      if (batch.length < mostRows && bytes < mostBytes) continue;
    }
    if (batch.length > 0) yield { kind: 'rows', table: tally.table, rows: batch };
    batch = [];
    bytes = 0;
    if (Array.isArray(value)) continue;
    if (tally.head === undefined) {
      yield { kind: 'head', head: tally.begin(headLine.parse(value)) };
    } else if (isEnd(value)) {
      yield { kind: 'end', end: tally.finish(endLine.parse(value), digest.digest('hex')) };
      continue;
    } else tally.open(tableLine.parse(value).table);
    digest.update(line).update('\n');
  }
  if (!tally.isEnded) throw backupDamaged(path, '不完整，结尾缺失', 'is not complete: its end is missing');
}

function isEnd(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'end' in value;
}

/** Lines without their ends; a line may come in many pieces. */
async function* linesOf(path: string): AsyncGenerator<Buffer> {
  const source = createReadStream(path);
  const text = source.pipe(createGunzip());
  source.on('error', (error) => text.destroy(error));
  let pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of text as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, from)) {
        yield Buffer.concat([...pieces, chunk.subarray(from, at)]);
        pieces = [];
        length = 0;
        from = at + 1;
      }
      pieces.push(chunk.subarray(from));
      length += chunk.length - from;
      if (length > longestLine) throw backupDamaged(path, '有过长的行', 'has a line that is too long');
    }
    if (length > 0) throw backupDamaged(path, '不完整，最后一行被截断', 'is not complete: its last line is cut');
  } finally {
    source.destroy();
  }
}

/** Which table is being read, and whether everything is there that the head and the end say. */
class Tally {
  readonly #path: string;
  readonly #rows = new Map<string, number>();
  #width = 0;
  head: BackupHead | undefined;
  table = '';
  isEnded = false;

  constructor(path: string) {
    this.#path = path;
  }

  begin(head: BackupHead): BackupHead {
    this.head = head;
    return head;
  }

  open(table: string): void {
    const { columns } = this.head?.tables.find(({ name }) => name === table) ?? {};
    if (columns === undefined || this.#rows.has(table))
      throw this.#damage(`中表 ${table} 的次序不对`, `has ${table} out of place`);
    this.table = table;
    this.#width = columns.length;
    this.#rows.set(table, 0);
  }

  row(row: RowLine): RowLine {
    if (row.length !== this.#width || this.table === '') {
      throw this.#damage(`中表 ${this.table} 有一行列数不符`, `has a row of ${this.table} with other columns`);
    }
    this.#rows.set(this.table, (this.#rows.get(this.table) ?? 0) + 1);
    return row;
  }

  finish(end: BackupEnd, sha256: string): BackupEnd {
    this.isEnded = true;
    for (const { name } of this.head?.tables ?? []) {
      if (this.#rows.get(name) === undefined || this.#rows.get(name) !== end.rows[name]) {
        throw this.#damage(`中表 ${name} 的行数不符`, `has another number of rows of ${name} than it says`);
      }
    }
    if (end.sha256 !== sha256) throw this.#damage('摘要不符，内容被改动过', 'does not have the digest it says');
    return end;
  }

  #damage(zh: string, en: string): PublicError {
    return backupDamaged(this.#path, zh, en);
  }
}
