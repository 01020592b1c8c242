import type { Watcher } from '../progress/progress-meter.ts';
import type { Printer } from './printer.ts';
import { findingLines, progressLine } from './report-lines.ts';

const refreshMs = 200;

/** Shows progress on stderr, and the differences and faults before they are published. */
export function watchLoad(printer: Printer): Watcher {
  let shownMs = 0;
  return (progress) => {
    const final = progress.done > 0 && progress.done === progress.total;
    const now = performance.now();
    if (final || now - shownMs >= refreshMs) {
      printer.progress(progressLine(progress, printer.language), final);
      shownMs = now;
    }
    if (progress.findings === undefined) return;
    for (const line of findingLines(progress.findings, printer.language)) printer.note(line);
  };
}
