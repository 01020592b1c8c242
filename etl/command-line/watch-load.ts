import { recognitionLines } from '../crs/explain-recognition.ts';
import type { Watcher } from '../progress/progress-meter.ts';
import { columnLines } from './column-lines.ts';
import type { Printer } from './printer.ts';
import { findingLines, progressLine } from './report-lines.ts';

const refreshMs = 200;
/** Logs are read later: a line now and then is enough. */
const lineMs = 5_000;

interface WatchOptions {
  /** False where the columns are the program's own. */
  readonly columns?: boolean;
  readonly nowMs?: () => number;
}

/** Shows columns, progress, and the differences and faults before they are published, on stderr. */
export function watchLoad(printer: Printer, options: WatchOptions = {}): Watcher {
  const { columns: showsColumns = true, nowMs = () => performance.now() } = options;
  let shownMs = nowMs();
  if (printer.live) shownMs -= refreshMs;
  return (progress) => {
    const { columns, findings, done, total } = progress;
    if (columns !== undefined) {
      if (showsColumns) for (const line of columnLines(columns, printer)) printer.note(line);
      return;
    }
    const isFinal = done > 0 && done === total;
    const isDue = nowMs() - shownMs >= (printer.live ? refreshMs : lineMs);
    if (isFinal || isDue) {
      printer.progress(progressLine(progress, printer.language));
      shownMs = nowMs();
    }
    if (findings === undefined) return;
    if (findings.crs !== null) for (const line of recognitionLines(findings.crs, printer.language)) printer.note(line);
    for (const line of findingLines(findings, printer)) printer.note(line);
  };
}
