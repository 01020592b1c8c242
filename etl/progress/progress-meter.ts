import type { Recognition } from '../crs/recognition.ts';

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
}

export type Watcher = (progress: LoadProgress) => void;

/** Tells a watcher how far a step is, with its rate and the time still needed. */
export class ProgressMeter {
  readonly #watcher: Watcher | undefined;
  readonly #file: string;
  #step: LoadStep = 'read';
  #startedMs = performance.now();

  constructor(file: string, watcher: Watcher | undefined) {
    this.#file = file;
    this.#watcher = watcher;
  }

  begin(step: LoadStep, total: number | null): void {
    this.#step = step;
    this.#startedMs = performance.now();
    this.report(0, total);
  }

  report(done: number, total: number | null, findings?: Findings): void {
    const seconds = (performance.now() - this.#startedMs) / 1000;
    const rate = done > 0 && seconds > 0 ? done / seconds : null;
    this.#watcher?.({
      step: this.#step,
      file: this.#file,
      done,
      total,
      rowsPerSecond: rate === null ? null : Math.round(rate),
      etaSeconds: rate === null || total === null ? null : Math.max(0, Math.round((total - done) / rate)),
      ...(findings && { findings }),
    });
  }
}
