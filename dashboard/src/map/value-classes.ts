import type { FigureTarget, RegionFigure } from './region-figure.ts';

/** One colour of the region map. `met` is decided by the server's status, never a second time here. */
export type ValueClass =
  | { readonly kind: 'met'; readonly count: number }
  | {
      readonly kind: 'below';
      readonly low: number;
      readonly high: number;
      /** 0 nearest to the target … 2 farthest. */
      readonly step: 0 | 1 | 2;
      readonly count: number;
    }
  | { readonly kind: 'none'; readonly count: number };

const widths = [0.1, 0.2, 0.5, 1, 2, 3, 4, 5, 10, 15, 20, 25, 30, 40];
const steps = [0, 1, 2] as const;

/**
 * Classes made from the data: the target met, up to three even classes of round width from the target (or from
 * the highest value, rounded up) down to the lowest value, and no data. Classes without a region are left out.
 */
export function valueClasses(figures: readonly RegionFigure[], target: FigureTarget | null): readonly ValueClass[] {
  const below = figures.filter((figure) => figure.status !== 'met').flatMap(({ value }) => value ?? []);
  const top = target?.value ?? Math.min(100, Math.ceil(Math.max(0, ...below)));
  const span = Math.max(0, ...below.map((value) => Math.abs(top - value)));
  const width = widths.find((candidate) => candidate * steps.length >= span) ?? 100;
  const downward = target?.operator !== '<=';
  const classes = steps.map((step): ValueClass => {
    const near = downward ? top - step * width : top + step * width;
    const far = downward ? near - width : near + width;
    const count = below.filter((value) => stepOf(Math.abs(top - value), width) === step).length;
    return { kind: 'below', low: clean(Math.min(near, far)), high: clean(Math.max(near, far)), step, count };
  });
  const met = figures.filter((figure) => figure.status === 'met').length;
  const none = figures.filter((figure) => figure.status !== 'met' && figure.value === null).length;
  const all: readonly ValueClass[] = [{ kind: 'met', count: met }, ...classes, { kind: 'none', count: none }];
  return all.filter((entry) => entry.count > 0);
}

/** The class a figure is drawn in. */
export function classOf(figure: RegionFigure, classes: readonly ValueClass[]): ValueClass | undefined {
  if (figure.status === 'met') return classes.find((entry) => entry.kind === 'met');
  const { value } = figure;
  if (value === null) return classes.find((entry) => entry.kind === 'none');
  const below = classes.filter((entry) => entry.kind === 'below');
  return below.find((entry) => value >= entry.low && value <= entry.high) ?? below.at(-1);
}

function stepOf(distance: number, width: number): number {
  return Math.min(steps.length - 1, Math.max(0, Math.ceil(clean(distance / width)) - 1));
}

/** Takes the dust of binary fractions off: 99.80000000000001 is 99.8. */
function clean(value: number): number {
  return Math.round(Math.max(0, value) * 1e6) / 1e6;
}
