/** A reproducible source of chance: the same seed gives the same sequence on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  between(low: number, high: number): number;
  /** Whole number, both ends included. */
  integer(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** One of the keys, in proportion to its weight. */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K;
  /** Normal with mean 0 and deviation 1 (sum of twelve uniforms, Irwin-Hall). */
  normal(): number;
  shuffled<T>(items: readonly T[]): T[];
}

/** 32-bit FNV-1a. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash >>> 0;
}

/** mulberry32: 32-bit state, period 2^32, integer arithmetic only. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function pickFrom<T>(items: readonly T[], share: number): T {
  for (const item of items.slice(Math.floor(share * items.length))) return item;
  throw new RangeError('nothing to pick from');
}

function weightedKey<K extends string>(weights: Readonly<Partial<Record<K, number>>>, share: number): K {
  let left = 0;
  for (const key in weights) left += weights[key] ?? 0;
  left *= share;
  let chosen: K | undefined;
  for (const key in weights) {
    const weight = weights[key] ?? 0;
    if (weight === 0) continue;
    chosen = key;
    left -= weight;
    if (left < 0) break;
  }
  if (chosen === undefined) throw new RangeError('no key has a weight');
  return chosen;
}

export function seededRandom(seed: string): Random {
  const next = mulberry32(hashText(seed));
  const integer = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    integer,
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    pick: (items) => pickFrom(items, next()),
    weighted: (weights) => weightedKey(weights, next()),
    normal: () => Array.from({ length: 12 }, next).reduce((sum, value) => sum + value, -6),
    shuffled: (items) =>
      items
        .map((item) => ({ item, order: next() }))
        .sort((one, other) => one.order - other.order)
        .map(({ item }) => item),
  };
}
