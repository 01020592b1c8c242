import type { Recognition } from '../crs/recognition.ts';
import type { ColumnGuess } from '../map/explain-match.ts';

/** Steps of a load, in order. */
export const loadSteps = ['read', 'check', 'diff', 'publish'] as const;
export type LoadStep = (typeof loadSteps)[number];

export interface ProblemGroup {
  readonly code: string;
  readonly severity: string;
  readonly field: string | null;
  readonly count: number;
  readonly message: { readonly zh: string; readonly en: string };
  /** The first rows at fault. */
  readonly examples: readonly { readonly row: number; readonly value: string | null }[];
}

/** What a load would change, told before it is published. */
export interface Findings {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly problems: readonly ProblemGroup[];
  /** How the coordinates were understood, and why; null for rows without positions. */
  readonly crs: Recognition | null;
}

export interface LoadProgress {
  readonly step: LoadStep;
  readonly file: string;
  readonly done: number;
  readonly total: number | null;
  readonly rowsPerSecond: number | null;
  readonly etaSeconds: number | null;
  /** With the step `diff`. */
  readonly findings?: Findings;
  /** Once, before the first row is read. */
  readonly columns?: readonly ColumnGuess[];
}

export type Watcher = (progress: LoadProgress) => void;

/** The rate is that of the last seconds: long enough to be steady, short enough to follow a slower part of the file. */
const windowMs = 15_000;

/** Tells a watcher how far a step is, with its rate and the time still needed. */
export class ProgressMeter {
  readonly #watcher: Watcher | undefined;
  readonly #file: string;
  readonly #nowMs: () => number;
  #step: LoadStep = 'read';
  /** When how many rows were done: the last before the window, then those within it. */
  #marks: { readonly atMs: number; readonly done: number }[] = [];

  constructor(file: string, watcher: Watcher | undefined, nowMs: () => number = () => performance.now()) {
    this.#file = file;
    this.#watcher = watcher;
    this.#nowMs = nowMs;
  }

  /** What the columns are taken for, before the first row is read. */
  tellColumns(columns: readonly ColumnGuess[]): void {
    this.#watcher?.({ ...this.#place(0, null), rowsPerSecond: null, etaSeconds: null, columns });
  }

  begin(step: LoadStep, total: number | null): void {
    this.#step = step;
    this.#marks = [];
    this.report(0, total);
  }

  report(done: number, total: number | null, findings?: Findings): void {
    const rate = this.#rate(done);
    this.#watcher?.({
      ...this.#place(done, total),
      rowsPerSecond: rate === null ? null : Math.round(rate),
      etaSeconds: rate === null || total === null ? null : Math.max(0, Math.round((total - done) / rate)),
      ...(findings && { findings }),
    });
  }

  #place(done: number, total: number | null): Pick<LoadProgress, 'step' | 'file' | 'done' | 'total'> {
    return { step: this.#step, file: this.#file, done, total };
  }

  /** Rows per second over the window; null before anything was done in it. */
  #rate(done: number): number | null {
    const atMs = this.#nowMs();
    this.#marks.push({ atMs, done });
    while ((this.#marks[1]?.atMs ?? atMs) < atMs - windowMs) this.#marks.shift();
    const [first] = this.#marks;
    if (first === undefined || done <= first.done || atMs <= first.atMs) return null;
    return ((done - first.done) * 1000) / (atMs - first.atMs);
  }
}
