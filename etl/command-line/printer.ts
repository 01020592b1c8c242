export type Language = 'zh' | 'en';

/** Where the command line writes: results on stdout, progress and refusals on stderr. */
export interface Printer {
  readonly language: Language;
  readonly json: boolean;
  /** The result: one JSON object with `--json`, lines otherwise. */
  result(object: unknown, lines: readonly string[]): void;
  /** A line for people on stderr. */
  note(line: string): void;
  /** Replaces the progress line on a terminal. Elsewhere only what is `final` is written. */
  progress(line: string, final: boolean): void;
  say(words: { readonly zh: string; readonly en: string }): string;
}

export interface Streams {
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown; readonly isTTY?: boolean };
}

const eraseLine = '\r\u001b[2K';

export function createPrinter(streams: Streams, { json, language }: { json: boolean; language: Language }): Printer {
  const { out, err } = streams;
  let open = false;
  const endProgress = (): void => {
    if (open) err.write('\n');
    open = false;
  };
  return {
    language,
    json,
    result(object, lines) {
      endProgress();
      out.write(json ? `${JSON.stringify(object)}\n` : lines.map((line) => `${line}\n`).join(''));
    },
    note(line) {
      endProgress();
      err.write(`${line}\n`);
    },
    progress(line, final) {
      if (err.isTTY) err.write(`${eraseLine}${line}`);
      else if (final) err.write(`${line}\n`);
      open = err.isTTY === true;
    },
    say: (words) => words[language],
  };
}
