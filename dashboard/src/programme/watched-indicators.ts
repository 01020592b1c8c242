import type { Indicator, Programme } from '../data/queries.ts';

/** Indicators the programme watches, in its order; all of them when it names none. */
export function watchedIndicators(programme: Programme, all: readonly Indicator[]): readonly Indicator[] {
  const watched = programme.indicators.flatMap((id) => all.find((indicator) => indicator.id === id) ?? []);
  return watched.length > 0 ? watched : all;
}
