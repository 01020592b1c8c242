import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Fault } from './faults.ts';

export interface YamlText {
  readonly file: string;
  readonly text: string;
}

export interface YamlContent<T> {
  readonly content: T;
  /** Line of a value, counted from 1: that of the nearest one around it which has a line. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** Parses YAML and checks it; faults of form and of content carry the line they are in. */
export function readYaml<S extends z.ZodType>(
  source: YamlText,
  schema: S,
  faults: Fault[],
): YamlContent<z.infer<S>> | undefined {
  const lineCounter = new LineCounter();
  const document = parseDocument(source.text, { lineCounter, prettyErrors: false });
  for (const error of document.errors) {
    faults.push({ file: source.file, line: lineCounter.linePos(error.pos[0]).line, message: error.message });
  }
  if (document.errors.length > 0) return undefined;

  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true) as { range?: readonly number[] } | undefined;
      const start = node?.range?.[0];
      if (start !== undefined) return lineCounter.linePos(start).line;
    }
    return 1;
  };
  const checked = schema.safeParse(document.toJS());
  if (checked.success) return { content: checked.data, lineOf };
  for (const issue of checked.error.issues) {
    const where = issue.path.map(String).join('.') || 'document';
    faults.push({ file: source.file, line: lineOf(issue.path), message: `${where}: ${issue.message}` });
  }
  return undefined;
}
