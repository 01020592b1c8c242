/** Smooth value noise on a square lattice, in [0, 1]; `seed` chooses the field. */
function latticeValue(column: number, row: number, seed: number): number {
  let hash = Math.imul(column, 374761393) ^ Math.imul(row, 668265263) ^ Math.imul(seed, 1442695041);
  hash = Math.imul(hash ^ (hash >>> 13), 1274126177);
  hash = Math.imul(hash ^ (hash >>> 16), 2246822519);
  return ((hash ^ (hash >>> 15)) >>> 0) / 4294967296;
}

function ease(share: number): number {
  return share * share * (3 - 2 * share);
}

export function valueNoise(x: number, y: number, seed: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const across = ease(x - column);
  const up = ease(y - row);
  const south = latticeValue(column, row, seed) * (1 - across) + latticeValue(column + 1, row, seed) * across;
  const north = latticeValue(column, row + 1, seed) * (1 - across) + latticeValue(column + 1, row + 1, seed) * across;
  return south * (1 - up) + north * up;
}

/** Three octaves of value noise, in [0, 1]. */
export function fractalNoise(x: number, y: number, seed: number): number {
  const coarse = valueNoise(x, y, seed);
  const middle = valueNoise(x * 2.03 + 17.1, y * 2.03 - 4.7, seed + 1);
  const fine = valueNoise(x * 4.11 - 8.3, y * 4.11 + 2.9, seed + 2);
  return (coarse * 4 + middle * 2 + fine) / 7;
}
