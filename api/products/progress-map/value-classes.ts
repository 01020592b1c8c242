/** One class of the map's fill: `from` inclusive, `to` exclusive except in the last class. */
export interface ValueClass {
  readonly from: number;
  readonly to: number;
  readonly last: boolean;
}

const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20] as const;
const mostClasses = 5;

/** Classes of equal round width over the values shown, at most five; one value is a class of itself. */
export function valueClasses(values: readonly number[]): ValueClass[] {
  if (values.length === 0) return [];
  const least = Math.min(...values);
  const most = Math.max(...values);
  if (least === most) return [{ from: least, to: least, last: true }];
  const step = steps.find((width) => classCount(least, most, width) <= mostClasses) ?? 20;
  const first = Math.floor(least / step + 1e-9);
  const count = classCount(least, most, step);
  return Array.from({ length: count }, (_, index) => ({
    from: rounded((first + index) * step),
    to: rounded((first + index + 1) * step),
    last: index === count - 1,
  }));
}

/** The upper bound belongs to the last class, so 100 % never opens a class of its own above it. */
function classCount(least: number, most: number, step: number): number {
  const first = Math.floor(least / step + 1e-9);
  const end = Math.ceil(most / step - 1e-9);
  return end - first;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Index of the class a value belongs to, -1 when it has none. */
export function classOf(classes: readonly ValueClass[], value: number | null): number {
  if (value === null) return -1;
  return classes.findIndex(({ from, to, last }) => value >= from && (last ? value <= to : value < to));
}
