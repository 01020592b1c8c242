import { readdir } from 'node:fs/promises';
import { type Bench, type Figure, figureLine, reached } from './figure.ts';

/** `npm run bench [-- <name>] [--json]`: every `*.bench.ts` of this folder, or the one that is named. */
async function run(names: readonly string[], asJson: boolean): Promise<void> {
  const note = (line: string): boolean => process.stderr.write(`${line}\n`);
  const files = (await readdir(import.meta.dirname)).filter((file) => file.endsWith('.bench.ts'));
  const wanted = files.filter((file) => names.length === 0 || names.includes(file.replace('.bench.ts', ''))).sort();
  if (wanted.length === 0) throw new Error(`no bench named ${names.join(', ')}; there are: ${files.join(', ')}`);
  const figures: Figure[] = [];
  for (const file of wanted) {
    const { bench } = (await import(`./${file}`)) as { bench: Bench };
    for (const figure of await bench(note)) {
      figures.push(figure);
      if (!asJson) process.stdout.write(`${figureLine(figure)}\n`);
    }
  }
  if (!asJson) return;
  const rows = figures.map((figure) => ({
    name: figure.name,
    figure: figure.figure,
    value: figure.value,
    unit: figure.unit,
    goal: `${figure.goal.op} ${figure.goal.number}`,
    ok: reached(figure),
  }));
  process.stdout.write(`${JSON.stringify(rows)}\n`);
}

const words = process.argv.slice(2);
await run(
  words.filter((word) => !word.startsWith('--')),
  words.includes('--json'),
);
