/** Quantities of progress have at most four decimals; sums of binary fractions are cleared of their noise. */
export function rounded(quantity: number): number {
  return Math.round(quantity * 10_000) / 10_000;
}
