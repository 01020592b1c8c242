import { percentText } from '#geodata/vocabulary/percent-text.ts';
import type { Language } from '../address/address.ts';

const locales: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** What stands where there is no number. */
export const noNumber = '—';

/** A quantity with its thousands parted and at most `digits` decimals. */
export function formatQuantity(value: number | null, language: Language, digits = 1): string {
  if (value === null) return noNumber;
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: digits }).format(value);
}

/** A quantity of a column whose points stand in line. */
export function formatFixed(value: number | null, language: Language, digits: number): string {
  if (value === null) return noNumber;
  const fixed = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(locales[language], fixed).format(value);
}

/** A change with its sign: `+3.2`, `−1`, `0`. */
export function formatSigned(value: number | null, language: Language, digits = 1): string {
  if (value === null) return noNumber;
  const text = formatQuantity(Math.abs(value), language, digits);
  if (text === '0') return text;
  return `${value > 0 ? '+' : '−'}${text}`;
}

/** The weight of a record: villages and towns whole, kilometres to the metre so that their points stand in line. */
export function formatWeight(weight: number, language: Language): string {
  const digits = Number.isInteger(weight) ? 0 : 3;
  return new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(weight);
}

/** A percentage without its sign, as everywhere; 100 rather than 100.00: a full value needs no decimals. */
export function formatPercent(value: number | null, target = 100): string {
  if (value === null) return noNumber;
  return value === 100 || value === 0 ? String(value) : percentText(value, [0, 100, target]);
}

/** The share of a plan in whole percents; what is short of the plan never reads as the whole of it. */
export function formatShare(percent: number | null): string {
  if (percent === null) return noNumber;
  const rounded = Math.round(percent);
  return rounded === 100 && percent < 100 ? '99%' : `${rounded}%`;
}

const comparisonSigns: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '=': '=', '~': '≈' };

/** `≥ 92%`. */
export function formatTarget(target: { operator: string; value: number }): string {
  return `${comparisonSigns[target.operator] ?? target.operator} ${target.value}%`;
}

/** Metres up to a kilometre, kilometres beyond. A distance just over the threshold never reads as the threshold. */
export function formatDistance(distanceM: number | null, language: Language): string {
  if (distanceM === null) return noNumber;
  const [metres, kilometres] = language === 'zh' ? ['米', '公里'] : ['m', 'km'];
  if (distanceM >= 1000) return `${formatQuantity(distanceM / 1000, language, 2)} ${kilometres}`;
  return `${formatQuantity(distanceM, language, Number.isInteger(distanceM) ? 0 : 1)} ${metres}`;
}
