import type { TestEngine } from './test-engine.ts';

/** Every name of a run begins so, with the time of its start in base 36. */
const prefix = 'tongcun_test_';
const named = /^tongcun_test_([0-9a-z]{8})_/;

/** No run takes as long. */
const leftoverAfterMs = 3 * 3_600_000;

export function newRunName(random: string, now: number = Date.now()): string {
  return `${prefix}${now.toString(36)}_${random}`;
}

/** True for what a run left behind that was killed hours ago. */
export function isLeftover(name: string, now: number = Date.now()): boolean {
  const time = named.exec(name)?.[1];
  return time !== undefined && now - Number.parseInt(time, 36) > leftoverAfterMs;
}

export async function clearLeftovers(engine: TestEngine): Promise<void> {
  for (const name of await engine.list(prefix)) {
    if (isLeftover(name)) await engine.drop(name);
  }
}
