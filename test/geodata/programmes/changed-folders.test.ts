import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { PublicError } from '#geodata/errors.ts';
import type { Fault } from '#geodata/programmes/faults.ts';
import type { Programme } from '#geodata/programmes/programme.ts';
import { readProgramme } from '#geodata/programmes/read-programme.ts';
import { programmeFolders } from './support/folders.ts';

const parent = mkdtempSync(join(tmpdir(), 'changed-programmes-'));
afterAll(() => rmSync(parent, { recursive: true }));

/** What a slip of the hand does to a line. */
const slips: Readonly<Record<string, (line: string, at: number) => string | undefined>> = {
  removed: () => undefined,
  repeated: (line) => `${line}\n${line}`,
  cut: (line, at) => line.slice(0, at),
  'without one character': (line, at) => line.slice(0, at) + line.slice(at + 1),
  'with one character twice': (line, at) => line.slice(0, at + 1) + line.slice(at),
  'with a letter in it': (line, at) => `${line.slice(0, at)}x${line.slice(at)}`,
  'with a comma in it': (line, at) => `${line.slice(0, at)},${line.slice(at)}`,
  'with a quotation mark in it': (line, at) => `${line.slice(0, at)}"${line.slice(at)}`,
  'with another digit': (line) => line.replace(/\d/, (digit) => String((Number(digit) + 3) % 10)),
  'with a dash for its number': (line) => line.replace(/\d+(\.\d+)?/, '—'),
  'with wide digits': (line) => line.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  'with an empty cell': (line) => line.replace(/(,|: )[^,:]+$/, '$1'),
  'moved to the right': (line) => ` ${line}`,
};

/** A programme as the pieces a reader of it would name, each as text. */
function piecesOf({ targets, plan, indicators, items, districts, regions, ...rest }: Programme): Map<string, string> {
  const pieces = new Map<string, string>();
  const put = (name: string, value: unknown): void => void pieces.set(name, JSON.stringify(value));
  for (const { line: _line, ...target } of targets) put(`target ${target.targetCode}`, target);
  for (const { line: _line, ...cell } of plan) put(`plan ${cell.item} ${cell.districtCode} ${cell.year}`, cell);
  for (const watched of indicators) put(`indicator ${watched.id}`, watched);
  for (const item of items) put(`item ${item.item}`, item);
  for (const place of [...districts, ...regions]) put(`region ${place.code}`, place);
  for (const [key, value] of Object.entries(rest)) put(key, value);
  return pieces;
}

function differing(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
}

interface Slip {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly slip: string;
  readonly at: number;
}

const files = [...programmeFolders].flatMap(([id, folder]) =>
  readdirSync(folder).map((file) => ({
    id,
    file,
    lines: readFileSync(join(folder, file), 'utf8').trimEnd().split('\n'),
  })),
);
const originals = new Map(
  await Promise.all(
    [...programmeFolders].map(async ([id, folder]) => [id, piecesOf(await readProgramme(folder))] as const),
  ),
);
for (const [id, folder] of programmeFolders) cpSync(folder, join(parent, id), { recursive: true });

/** What became of the folder: the faults it is refused for, or the pieces that are others now. */
async function outcomeOf({ id, file, line, slip, at }: Slip): Promise<{ faults: Fault[] } | { changed: string[] }> {
  const lines = files.find((entry) => entry.id === id && entry.file === file)?.lines ?? [];
  const before = lines[line] ?? '';
  const after = slips[slip]?.(before, Math.floor(at * before.length));
  const changed = [...lines.slice(0, line), ...(after === undefined ? [] : [after]), ...lines.slice(line + 1)];
  writeFileSync(join(parent, id, file), `${changed.join('\n')}\n`);
  try {
    return { changed: differing(originals.get(id) ?? new Map(), piecesOf(await readProgramme(join(parent, id)))) };
  } catch (error) {
    if (!(error instanceof PublicError) || error.code !== 'programme_invalid') throw error;
    return { faults: error.details as Fault[] };
  } finally {
    writeFileSync(join(parent, id, file), `${lines.join('\n')}\n`);
  }
}

/** Pieces that stand in a line: a row of the plan has a cell for each item, and a renamed piece is an old and a new one. */
function mostPieces(file: string, line: string): number {
  return file === 'plan.csv' ? 2 * (line.split(',').length - 2) : 2;
}

/** The plan goes by the codes of its items and regions: where one is renamed, its cells are called after it. */
function ownPieces(file: string, changed: readonly string[]): string[] {
  return changed.filter((name) => file === 'plan.csv' || !name.startsWith('plan '));
}

const seed = 20261126;

describe('a programme folder with a slip of the hand', () => {
  it.each(files.map(({ id, file, lines }) => [id, file, lines] as const))(
    '%s/%s is refused with file, line and sentence, or another only where it was changed',
    async (id, file, lines) => {
      const anySlip = fc.record({
        slip: fc.constantFrom(...Object.keys(slips)),
        at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      });
      const outcomes = { refused: 0, changed: 0, same: 0 };
      for (const [line, text] of lines.entries()) {
        for (const one of fc.sample(anySlip, { numRuns: 2, seed: seed + line })) {
          const what = `line ${line + 1} ${one.slip}: ${text}`;
          const outcome = await outcomeOf({ id, file, line, ...one });
          if ('changed' in outcome) {
            outcomes[outcome.changed.length > 0 ? 'changed' : 'same'] += 1;
            expect(ownPieces(file, outcome.changed).length, `${what}\n${outcome.changed}`).toBeLessThanOrEqual(
              mostPieces(file, text),
            );
            continue;
          }
          outcomes.refused += 1;
          for (const fault of outcome.faults) {
            expect(readdirSync(join(parent, id))).toContain(fault.file);
            expect(fault.message.length, what).toBeGreaterThan(8);
            expect(fault.line, `${what}\n${fault.message}`).toBeGreaterThan(0);
          }
        }
      }
      expect(outcomes.refused).toBeGreaterThan(lines.length / 2);
    },
  );
});
