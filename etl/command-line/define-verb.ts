import type { Database } from '#geodata/database/database.ts';
import type { Printer } from './printer.ts';

/** Wrong use of the command line: exit status 2. */
export class UsageError extends Error {}

export interface OptionShape {
  readonly type: 'string' | 'boolean';
  /** What the value is called in the usage line. */
  readonly value?: string;
}

export interface VerbContext {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly printer: Printer;
  /** Opens the database on first use, so that wrong usage is told without one. */
  readonly database: () => Promise<Database>;
}

/** A word of the command line. Every file of `verbs/` exports one by default. */
export interface Verb {
  readonly name: string;
  /** What stands after the name. */
  readonly usage: string;
  readonly zh: string;
  readonly en: string;
  readonly options: Readonly<Record<string, OptionShape>>;
  run(context: VerbContext): Promise<void>;
}

export function defineVerb(verb: Verb): Verb {
  return verb;
}

/** The text of an option, undefined when it was not given. */
export function textOf({ options }: VerbContext, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** A load number from the command line. */
export function loadNumberOf({ positionals }: VerbContext): number {
  const [text, ...more] = positionals;
  if (text === undefined || more.length > 0 || !/^[1-9]\d{0,8}$/.test(text)) {
    throw new UsageError('请给出一个批次的编号 / give the number of one load');
  }
  return Number(text);
}

export function noPositionals({ positionals }: VerbContext): void {
  if (positionals.length > 0) throw new UsageError(`多余的参数 / unexpected: ${positionals.join(' ')}`);
}
