import { createHash } from 'node:crypto';
import { hostname } from 'node:os';

/** Stage tables say who made them, so that those of killed runs can be told: dataset, host, process, time, number. */
const pattern = /^[a-z_]+?_h([0-9a-f]{6})_p(\d+)_t([0-9a-z]+)_\d+(_problem)?$/;
const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);
const longestLifeMs = 24 * 3_600_000;

const mine = new Set<string>();
let counter = 0;

/** A new name; it counts as in use until it is released. */
export function takeStageName(dataset: string): string {
  counter += 1;
  const name = `${dataset}_h${host}_p${process.pid}_t${Date.now().toString(36)}_${counter}`;
  mine.add(name);
  return name;
}

export function releaseStageName(name: string): void {
  mine.delete(name);
}

/** True for a table whose maker is gone: another process of this host that no longer runs, or anyone after a day. */
export function isLeftOver(table: string, now = Date.now()): boolean {
  const parts = pattern.exec(table);
  if (parts === null) return false;
  if (mine.has(table.replace(/_problem$/, ''))) return false;
  const [, madeOn, pid = '', made = ''] = parts;
  if (now - Number.parseInt(made, 36) > longestLifeMs) return true;
  return madeOn === host && (Number(pid) === process.pid || !isRunning(Number(pid)));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
