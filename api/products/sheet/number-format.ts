/** Thousands separated by a comma, `digits` decimals, trailing zeros kept so that columns align. */
export function formatNumber(value: number, digits: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/**
 * Percent with two decimals. 99.9999 is printed 99.99 and not 100.00: whoever reads 100 % on an official
 * sheet must be able to rely on it. In the same way a value above 0 is never printed 0.00.
 */
export function formatPercent(value: number): string {
  const text = formatNumber(value, 2);
  if (text === '100.00' && value < 100) return '99.99';
  if (text === '0.00' && value > 0) return '0.01';
  return text;
}

/** A quantity of an indicator: kilometres with one decimal, counted things without. */
export function formatWeight(value: number, unitEn: string): string {
  return formatNumber(value, unitEn === 'km' ? 1 : Number.isInteger(value) ? 0 : 1);
}
