import type { Comparison } from '#geodata/vocabulary/comparison.ts';

const signs: Readonly<Record<Comparison, string>> = { '>=': '≥ ', '=': '= ', '<=': '≤ ', '~': '接近 ' };

/** `≥ 92`, as targets are printed. */
export function comparisonText(operator: Comparison, value: number): string {
  return `${signs[operator]}${value}`;
}
