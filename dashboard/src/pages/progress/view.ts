import type { Address } from '../../address/address.ts';
import type { Go } from '../../address/use-address.ts';
import type { Indicator, Programme } from '../../data/queries.ts';

/** The address with everything it leaves open filled in from the programme. */
export interface View {
  readonly address: Address;
  readonly go: Go;
  readonly programme: Programme;
  /** In the programme's order of display. */
  readonly indicators: readonly Indicator[];
  readonly indicator: Indicator;
  readonly root: string;
  readonly region: string;
  readonly asOf: string | undefined;
}

/** Indicators the programme watches, in its order; all of them when it names none. */
export function watchedIndicators(programme: Programme, all: readonly Indicator[]): readonly Indicator[] {
  const watched = programme.indicators.flatMap((id) => all.find((indicator) => indicator.id === id) ?? []);
  return watched.length > 0 ? watched : all;
}

/** A year of the programme: the asked one, else the newest that had begun by the data date, else the first. */
export function chooseYear(
  years: readonly number[],
  asked: number | undefined,
  asOf: string | null,
): number | undefined {
  if (asked !== undefined && years.includes(asked)) return asked;
  const reached = asOf === null ? [] : years.filter((year) => year <= Number(asOf.slice(0, 4)));
  return reached.at(-1) ?? years[0];
}
