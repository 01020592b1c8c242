/**
 * A decimal as its column keeps it: rounded to the scale half away from zero, as PostgreSQL does, without an
 * exponent and without zeros at the end. `1.250`, `1.25` and `125e-2` are one content whatever the file wrote.
 */
export function canonicalDecimal(text: string, scale: number): string {
  const plain = /e/i.test(text) ? withoutExponent(text) : text;
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)(\d*)\.?(\d*)$/.exec(plain) ?? [];
  const kept = BigInt(`${whole}${fraction.slice(0, scale).padEnd(scale, '0')}` || '0');
  const digits = String(kept + (Number(fraction[scale] ?? 0) >= 5 ? 1n : 0n)).padStart(scale + 1, '0');
  const point = digits.length - scale;
  const rest = digits.slice(point).replace(/0+$/, '');
  const result = rest === '' ? digits.slice(0, point) : `${digits.slice(0, point)}.${rest}`;
  return sign === '-' && result !== '0' ? `-${result}` : result;
}

function withoutExponent(text: string): string {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)(\d*)\.?(\d*)$/.exec(mantissa) ?? [];
  const point = whole.length + Number(exponent);
  const digits = `${whole}${fraction}`;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.slice(0, point).padEnd(point, '0')}.${digits.slice(point)}`;
}
