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
