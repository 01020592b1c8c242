import type { Programme } from '../../data/queries.ts';

/** A numbered target of the document (T1, T7, D2) and the indicators that answer it. */
export interface NumberedTarget {
  readonly number: number;
  readonly indicators: readonly string[];
}

/** `T7-improved-2020-city`: the letter and number by which the document counts its targets. */
const numbered = /^[A-Z](\d{1,2})(?:-|$)/;

/** The numbered targets in their order; those of the programme's other clauses have no number. */
export function numberedTargets({ targets }: Pick<Programme, 'targets'>): readonly NumberedTarget[] {
  const found = new Map<number, string[]>();
  for (const { code, indicator } of targets) {
    const number = numberOf(code);
    if (number === undefined) continue;
    const indicators = found.get(number) ?? [];
    if (!indicators.includes(indicator)) indicators.push(indicator);
    found.set(number, indicators);
  }
  return [...found]
    .map(([number, indicators]) => ({ number, indicators }))
    .sort((one, other) => one.number - other.number);
}

/** Ten of them, and 100 % among what each asks: what the document calls its ten 100 %. */
export function areTheTen({ targets }: Pick<Programme, 'targets'>): boolean {
  const all = numberedTargets({ targets });
  const isFull = (number: number) => targets.some(({ code, value }) => numberOf(code) === number && value === 100);
  return all.length === 10 && all.every(({ number }) => isFull(number));
}

function numberOf(code: string): number | undefined {
  const digits = numbered.exec(code)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
