import type { Random } from '../random.ts';

const dayMs = 86_400_000;
/** Weight of each month for finishing: works end late in the year, 2020 starts late. */
const fullYear = [1, 1, 3, 5, 7, 8, 9, 10, 11, 13, 15, 14];
const year2020 = [0.2, 0, 1, 4, 8, 12, 13, 15, 17];

export const dataDate = '2020-09-30';

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}

/** A finishing day within the plan year, not after the data date. */
export function drawFinish(year: number, random: Random): string {
  const weights = year === 2020 ? year2020 : fullYear;
  const month = random.weighted(
    Object.fromEntries(weights.map((weight, index) => [String(index + 1).padStart(2, '0'), weight])),
  );
  return `${year}-${month}-${String(random.integer(3, 28)).padStart(2, '0')}`;
}
