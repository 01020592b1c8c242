/** Thousands separated by a comma, `digits` decimals, trailing zeros kept so that columns align. */
export function formatNumber(value: number, digits: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A quantity of an indicator: kilometres with one decimal, counted things without. */
export function formatWeight(value: number, unitEn: string): string {
  return formatNumber(value, unitEn === 'km' ? 1 : Number.isInteger(value) ? 0 : 1);
}
