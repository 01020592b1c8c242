import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Database } from '#geodata/database/database.ts';
import { PublicError } from '#geodata/errors.ts';
import type { ProblemGroup } from '../progress/progress-meter.ts';
import { UsageError, type Verb } from './define-verb.ts';
import { createPrinter, type Language, type Printer, type Streams } from './printer.ts';
import { problemLines } from './problem-lines.ts';

/** 0 done, 1 refused and nothing changed, 2 wrong usage. */
export type ExitStatus = 0 | 1 | 2;

const folder = new URL('./verbs/', import.meta.url);
const sharedOptions = { json: { type: 'boolean' }, lang: { type: 'string', value: 'zh|en' } } as const;
/** Asks for the usage of a verb, or of all of them. */
const helpWords = new Set(['help', '--help', '-h']);

/** The verb that is named, or all of them for the usage: reports and templates bring heavy libraries along. */
async function scan(word: string | undefined): Promise<readonly Verb[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const named = files.filter((file) => file === `${word}.ts`);
  return Promise.all(
    (named.length > 0 ? named : files).sort().map(async (file) => {
      const module: { default: Verb } = await import(new URL(file, folder).href);
      return module.default;
    }),
  );
}

export interface Program {
  readonly streams: Streams;
  /** Opens a migrated database; called at most once. */
  readonly openDatabase: () => Promise<Database>;
}

/** Runs one command line and answers the exit status; never throws. */
export async function run(words: readonly string[], program: Program): Promise<ExitStatus> {
  let printer = createPrinter(program.streams, { json: false, language: 'zh' });
  let opened: Promise<Database> | undefined;
  try {
    if (words.slice(0, 2).some((word) => helpWords.has(word))) {
      printer.result({}, [usageText(await scan(words[0]))]);
      return 0;
    }
    const verb = findVerb(words[0], await scan(words[0]));
    const { positionals, values } = parseWords(words.slice(1), verb);
    printer = createPrinter(program.streams, { json: values.json === true, language: languageOf(values.lang) });
    const database = (): Promise<Database> => {
      opened ??= program.openDatabase();
      return opened;
    };
    await verb.run({ positionals, options: values, printer, database });
    return 0;
  } catch (error) {
    return tellError(error, printer);
  } finally {
    await opened?.then((database) => database.close()).catch(() => undefined);
  }
}

function findVerb(name: string | undefined, verbs: readonly Verb[]): Verb {
  const verb = verbs.find((candidate) => candidate.name === name);
  if (verb !== undefined) return verb;
  throw new UsageError(usageText(verbs));
}

function usageText(verbs: readonly Verb[]): string {
  const list = verbs.map((known) => `  ${known.name} ${usageOf(known)}\n      ${known.zh} / ${known.en}`);
  return ['用法 / usage: npm run etl -- <verb> … [--json] [--lang zh|en]', ...list].join('\n');
}

function usageOf({ usage, options }: Verb): string {
  const shown = Object.entries(options).map(([name, { value }]) => (value ? `[--${name} ${value}]` : `[--${name}]`));
  return [usage, ...shown].filter((part) => part !== '').join(' ');
}

function parseWords(words: readonly string[], verb: Verb) {
  const shapes = Object.entries({ ...verb.options, ...sharedOptions });
  const options = Object.fromEntries(shapes.map(([name, { type }]) => [name, { type }]));
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(`${verb.name} ${usageOf(verb)}\n${error instanceof Error ? error.message : ''}`);
  }
}

function languageOf(value: unknown): Language {
  if (value === undefined || value === 'zh') return 'zh';
  if (value === 'en') return 'en';
  throw new UsageError('--lang zh|en');
}

function tellError(error: unknown, printer: Printer): ExitStatus {
  if (error instanceof UsageError) {
    printer.note(error.message);
    return 2;
  }
  if (error instanceof PublicError) {
    printer.note(`${error.message} [${error.code}]`);
    for (const line of problemLines(problemsOf(error.details), printer)) printer.note(line);
    return 1;
  }
  const message = error instanceof Error ? error.message : String(error);
  printer.note(`${printer.say({ zh: '意外错误，未作更改', en: 'unexpected error, nothing changed' })}: ${message}`);
  return 1;
}

function problemsOf(details: unknown): readonly ProblemGroup[] {
  if (typeof details !== 'object' || details === null || !('problems' in details)) return [];
  return Array.isArray(details.problems) ? details.problems : [];
}
