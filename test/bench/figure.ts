/** One measured figure against its goal, as `npm run bench` prints it. */
export interface Figure {
  readonly name: string;
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: { readonly op: '<=' | '>='; readonly number: number };
}

/** A bench makes its own data, runs the peer and ours in the same run, and returns its figures. */
export type Bench = (log: (line: string) => void) => Promise<readonly Figure[]>;

export function reached({ value, goal }: Figure): boolean {
  return goal.op === '<=' ? value <= goal.number : value >= goal.number;
}

/** `<name> <figure> <value> <unit> goal <op> <number> ok|short` */
export function figureLine(figure: Figure): string {
  const { name, value, unit, goal } = figure;
  const shown = value.toPrecision(4).replace(/\.?0+$/, '');
  return `${name} ${figure.figure} ${shown} ${unit} goal ${goal.op} ${goal.number} ${reached(figure) ? 'ok' : 'short'}`;
}
