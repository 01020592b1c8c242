/**
 * A decimal number kept exactly: `units` x 10^-`scale`. Money is computed in these: 5400 x 0.3 is no round number in
 * binary.
 */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** The decimal that a text says: `-12.50`. Throws on anything else. */
export function decimalOfText(text: string): Decimal {
  const parts = /^(-?\d+)(?:\.(\d+))?$/.exec(text);
  if (parts === null) throw new Error(`not a decimal number: ${text}`);
  const [, whole = '', fraction = ''] = parts;
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

/** The decimal that was written, e.g. 0.3: a number's shortest text, which is exact up to 15 digits. */
export function decimalOf(value: number): Decimal {
  return decimalOfText(String(value));
}

export function times(left: Decimal, right: Decimal): Decimal {
  return { units: left.units * right.units, scale: left.scale + right.scale };
}

export function plus(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return { units: unitsAt(left, scale) + unitsAt(right, scale), scale };
}

export function minus(left: Decimal, right: Decimal): Decimal {
  return plus(left, { ...right, units: -right.units });
}

export function isLess(left: Decimal, right: Decimal): boolean {
  return minus(left, right).units < 0n;
}

export function sumOf(values: readonly Decimal[]): Decimal {
  return values.reduce(plus, { units: 0n, scale: 0 });
}

export function equals(left: Decimal, right: Decimal): boolean {
  const scale = Math.max(left.scale, right.scale);
  return unitsAt(left, scale) === unitsAt(right, scale);
}

/** The whole number it is, or undefined when it has a fraction. */
export function wholeOf({ units, scale }: Decimal): number | undefined {
  const factor = 10n ** BigInt(scale);
  return units % factor === 0n ? Number(units / factor) : undefined;
}

/** The number with the fewest digits that reads the same; exact up to 15 digits. */
export function numberOf(value: Decimal): number {
  return Number(decimalText(value));
}

/** Without zeros at its end. */
export function decimalText({ units, scale }: Decimal): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

function unitsAt({ units, scale }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - scale);
}
