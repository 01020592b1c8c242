import { fitText } from '../text-width.ts';

export type Language = 'zh' | 'en';

/** Where the command line writes: results on stdout, progress and refusals on stderr. */
export interface Printer {
  readonly language: Language;
  readonly json: boolean;
  /** Columns that a line may take. */
  readonly width: number;
  /** True on a terminal, where a line of progress replaces the one before. */
  readonly live: boolean;
  /** The result: one JSON object with `--json`, lines otherwise. */
  result(object: unknown, lines: readonly string[]): void;
  /** A line for people on stderr. */
  note(line: string): void;
  /** Replaces the progress line on a terminal; elsewhere writes a line. */
  progress(line: string): void;
  say(words: { readonly zh: string; readonly en: string }): string;
}

export interface Streams {
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
}

const eraseLine = '\r\u001b[2K';
const usualWidth = 80;
const widest = 120;

export function createPrinter(streams: Streams, { json, language }: { json: boolean; language: Language }): Printer {
  const { out, err } = streams;
  const live = err.isTTY === true;
  const columns = err.columns ?? usualWidth;
  let open = false;
  const endProgress = (): void => {
    if (open) err.write('\n');
    open = false;
  };
  return {
    language,
    json,
    live,
    width: Math.max(40, Math.min(widest, columns)),
    result(object, lines) {
      endProgress();
      out.write(json ? `${JSON.stringify(object)}\n` : lines.map((line) => `${line}\n`).join(''));
    },
    note(line) {
      endProgress();
      err.write(`${line}\n`);
    },
    progress(line) {
      // A line that wraps could not be erased.
      err.write(live ? `${eraseLine}${fitText(line, columns - 1)}` : `${line}\n`);
      open = live;
    },
    say: (words) => words[language],
  };
}
