import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { folderUnusable } from './draft-errors.ts';
import { type DraftRecord, draftRecord } from './draft-record.ts';

/** Files nobody has looked at for so long are cleared away. */
export const KEPT_DAYS = 14;
const DAY_MS = 24 * 3_600_000;

const idPattern = /^[0-9a-f]{32}$/;

/**
 * Uploaded files, a folder each: `received` (the bytes), `draft.json`, and after a check `inspection.json` and
 * `report.xlsx`. One server owns the folder; records live in memory and are written whenever they change.
 */
export class DraftStore {
  readonly #folder: string;
  readonly #log: Logger;
  readonly #records = new Map<string, DraftRecord>();
  readonly #writing = new Map<string, Promise<void>>();

  constructor(folder: string, log: Logger) {
    this.#folder = folder;
    this.#log = log;
  }

  /** Reads what an earlier server left. An upload that was broken off has no record and goes. */
  async open(): Promise<void> {
    for (const id of await this.#listFolders()) {
      if (!idPattern.test(id)) continue;
      const record = await this.#read(id);
      if (record !== undefined) this.#records.set(id, record);
      else await this.#clearBroken(id);
    }
    await this.sweep();
  }

  /** Newest first. */
  list(): readonly DraftRecord[] {
    return [...this.#records.values()].sort((a, b) => b.uploadedAt.localeCompare(a.uploadedAt));
  }

  find(id: string): DraftRecord | undefined {
    return this.#records.get(id);
  }

  path(id: string, name: 'received' | 'inspection.json' | 'report.xlsx' | 'draft.json'): string {
    return join(this.#folder, id, name);
  }

  /** A folder for an upload; it goes when `receive` fails. */
  async create(receive: (folder: string, id: string) => Promise<DraftRecord>): Promise<DraftRecord> {
    const id = randomBytes(16).toString('hex');
    const folder = join(this.#folder, id);
    await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      throw folderUnusable(error.code ?? '');
    });
    try {
      const record = await receive(folder, id);
      this.#records.set(id, record);
      await this.save(record);
      return record;
    } catch (error) {
      this.#records.delete(id);
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Writes the record as it is by then; one write after another, so that an older state never wins. */
  save(record: DraftRecord): Promise<void> {
    const before = this.#writing.get(record.id) ?? Promise.resolve();
    const writing = before.catch(() => undefined).then(() => this.#write(record));
    this.#writing.set(record.id, writing);
    return writing;
  }

  async remove(id: string): Promise<void> {
    this.#records.delete(id);
    await this.#writing.get(id)?.catch(() => undefined);
    this.#writing.delete(id);
    await rm(join(this.#folder, id), { recursive: true, force: true });
  }

  /** Clears away what nobody used for long. */
  async sweep(nowMs = Date.now()): Promise<void> {
    for (const record of this.list()) {
      if (record.job === null && keptUntilMs(record) < nowMs) await this.remove(record.id);
    }
  }

  /** The folder is made with the first upload. */
  async #listFolders(): Promise<string[]> {
    try {
      return await readdir(this.#folder);
    } catch (error) {
      const isThere = !(error instanceof Error && 'code' in error && error.code === 'ENOENT');
      if (isThere) this.#log.warn({ err: error, folder: this.#folder }, 'uploaded files cannot be listed');
      return [];
    }
  }

  async #write(record: DraftRecord): Promise<void> {
    // It was discarded meanwhile.
    if (!this.#records.has(record.id)) return;
    const path = this.path(record.id, 'draft.json');
    await writeFile(`${path}.new`, JSON.stringify(record), { mode: 0o600 });
    await rename(`${path}.new`, path);
  }

  async #read(id: string): Promise<DraftRecord | undefined> {
    const text = await readFile(this.path(id, 'draft.json'), 'utf8').catch(() => '');
    const record = parseRecord(text);
    return record?.id === id ? record : undefined;
  }

  /** Of an upload that broke off there is nothing to be had; another version's record may be wanted by that version. */
  async #clearBroken(id: string): Promise<void> {
    const folder = join(this.#folder, id);
    const record = await stat(this.path(id, 'draft.json')).catch(() => undefined);
    const isOld = record !== undefined && record.mtimeMs + KEPT_DAYS * DAY_MS < Date.now();
    if (record === undefined || isOld) await rm(folder, { recursive: true, force: true });
    else this.#log.warn({ folder }, 'an uploaded file has a record that cannot be read');
  }
}

/** Findings of another version, which this one cannot read, are forgotten: the file can be checked again. */
function parseRecord(text: string): DraftRecord | undefined {
  try {
    const kept: object = JSON.parse(text);
    const whole = draftRecord.safeParse(kept);
    if (whole.success) return whole.data;
    const findings = { outcome: null, recognition: null, fault: null, job: null, isInterrupted: true };
    return draftRecord.safeParse({ ...kept, ...findings }).data;
  } catch {
    return undefined;
  }
}

export function keptUntilMs({ usedAt }: DraftRecord): number {
  return Date.parse(usedAt) + KEPT_DAYS * DAY_MS;
}
