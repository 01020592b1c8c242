import type { Certainty, Recognition } from './crs/recognition.ts';
import type { ColumnGuess } from './map/explain-match.ts';
import type { ProblemGroup } from './progress/progress-meter.ts';
import type { ProblemCount } from './publish/insert-load.ts';

/** The public object of a load: what `--json` prints and `POST /api/loads` answers. */
export interface LoadReport {
  /** Number of the load; null for a dry run. */
  readonly load: number | null;
  readonly dataset: string;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly problems: readonly ProblemCount[];
  /** The load that read the same file with the same outcome before, when nothing had to be read again. */
  readonly repeats: number | null;
  /** What each column of the file was taken for; not for an undo. */
  readonly columns?: readonly ColumnGuess[];
  /** How the coordinates were understood; null for rows without any. */
  readonly crs?: CrsGuess | null;
}

/** A coordinate system in the words of `--crs`, and how sure that is. */
export interface CrsGuess {
  readonly crs: string;
  readonly certainty: Certainty;
}

/** What a report says of a recognition. */
export function crsGuessOf(recognition: Recognition | null): CrsGuess | null {
  if (recognition === null) return null;
  const { crs, word } = recognition;
  return { crs: crs.kind === 'epsg' ? `epsg:${crs.srid}` : crs.kind, certainty: word };
}

/** Faults by code, over all fields. */
export function countProblems(groups: readonly ProblemGroup[]): ProblemCount[] {
  const counts = new Map<string, ProblemCount>();
  for (const { code, severity, count } of groups) {
    const key = `${code} ${severity}`;
    counts.set(key, { code, severity, count: count + (counts.get(key)?.count ?? 0) });
  }
  return [...counts.values()];
}
