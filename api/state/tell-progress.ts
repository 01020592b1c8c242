import type { LoadProgress, Watcher } from '#etl/progress/progress-meter.ts';
import type { EventStream } from './event-stream.ts';

/** Pages redraw a bar; more words a second would only cost. */
const PAUSE_MS = 250;

/** Passes the progress of a load on to the listeners: every step once, and in between now and then. */
export function tellProgress(events: EventStream, dataset: string, draft?: string): Watcher {
  let toldMs = Number.NEGATIVE_INFINITY;
  let toldStep: LoadProgress['step'] | undefined;
  return ({ step, file, done, total, rowsPerSecond, etaSeconds }) => {
    const now = performance.now();
    if (step === toldStep && done !== total && now - toldMs < PAUSE_MS) return;
    toldMs = now;
    toldStep = step;
    events.tellProgress({ dataset, file, step, done, total, rowsPerSecond, etaSeconds, ...(draft && { draft }) });
  };
}
