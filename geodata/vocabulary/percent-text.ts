/**
 * A percentage in words' place, without its sign, the same on the page, the sheet and in a reason: two decimals, rounded
 * half away from zero on the decimal figure that is stored (97.475 is 97.48), or as many as it takes (four are stored)
 * that a value does not read as if it had reached a limit it has not: 99.996 against 100 is 99.996, never 100.00.
 */
export function percentText(value: number, limits: readonly number[] = [0, 100]): string {
  const texts = [2, 3, 4].map((digits) => decimalText(value, digits));
  const honest = texts.find((text) => limits.every((limit) => Number(text) !== limit || value === limit));
  return honest ?? String(value);
}

/** `toFixed` rounds the binary fraction, so that 97.475 becomes 97.47; this rounds the decimal one. */
export function decimalText(value: number, digits: number): string {
  return value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  });
}
