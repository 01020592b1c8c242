/** Draws from a seed: the same on every machine. */
export interface Draw {
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly pick: <const L extends readonly [unknown, ...unknown[]]>(list: L) => L[number];
  readonly chance: (share: number) => boolean;
  /** Whole number from 0 to below the limit. */
  readonly below: (limit: number) => number;
}

/** Lehmer's generator. */
export function drawFrom(seed: number): Draw {
  let state = seed;
  const random = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const below = (limit: number): number => Math.floor(random() * limit);
  return {
    random,
    below,
    pick: (list) => list[below(list.length)],
    chance: (share) => random() < share,
  };
}
