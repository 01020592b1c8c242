import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Mutation, mutate, mutation } from './mutation.ts';
import type { SoundFile } from './sound-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongcun-test-spoilt-'));

/** Which part of a file is changed and how: as a rule once. */
export const damage: fc.Arbitrary<Damage> = fc.record({
  part: fc.nat({ max: 9 }),
  changes: fc.oneof(
    { arbitrary: fc.tuple(mutation), weight: 3 },
    { arbitrary: fc.tuple(mutation, mutation), weight: 1 },
  ),
});

export interface Damage {
  readonly part: number;
  readonly changes: readonly Mutation[];
}

/** Writes a damaged file and answers its path. The next one of the same name takes its place. */
export function spoil({ name, parts }: SoundFile, { part, changes }: Damage): string {
  const names = Object.keys(parts);
  const chosen = names[part % names.length];
  const written = Object.entries(parts).map(
    ([file, content]) => [file, file === chosen ? changes.reduce(mutate, Buffer.from(content)) : content] as const,
  );
  const [only] = written;
  const path = join(folder, name);
  if (written.length === 1 && only) {
    writeFileSync(path, only[1]);
    return path;
  }
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path);
  for (const [file, content] of written) writeFileSync(join(path, file), content);
  return path;
}
