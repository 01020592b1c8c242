import type { Fault } from './faults.ts';
import type { Funding, ProgrammeDocument } from './programme.ts';

const file = 'funding.yaml';

/** Money of one year of an award, for each of its districts. */
export function awardOfYear(award: Funding['awards'][number], year: number): number {
  const share = award.shares?.[String(year)];
  // Cents, because 5400 x 0.3 is not a round number in binary.
  if (share !== undefined) return Math.round(award.amountEach * share * 100) / 100;
  return award.amounts?.[String(year)] ?? 0;
}

/** Checks that years add up to awards, awards to the total, and payments of a year to the whole. */
export function checkFunding(funding: Funding, programme: ProgrammeDocument, faults: Fault[]): void {
  const fault = (message: string): number => faults.push({ file, line: 0, message });
  const districts = new Set(programme.districts.map(({ code }) => code));
  for (const award of funding.awards) {
    for (const code of award.districts) {
      if (!districts.has(code)) fault(`award ${award.id}: district ${code} is not in programme.yaml`);
    }
    const years = Object.keys(award.amounts ?? award.shares ?? {}).map(Number);
    const paid = years.reduce((sum, year) => sum + awardOfYear(award, year), 0);
    if (Math.abs(paid - award.amountEach) > 0.005) {
      fault(`award ${award.id}: its years add up to ${paid}, not to ${award.amountEach}`);
    }
    for (const year of years) {
      if (`${year}-12-31` < programme.startsOn || `${year}-01-01` > programme.endsOn) {
        fault(`award ${award.id}: year ${year} lies outside the programme`);
      }
    }
  }
  const total = funding.awards.reduce((sum, award) => sum + award.amountEach * award.districts.length, 0);
  if (total !== funding.total) fault(`awards add up to ${total}, the total says ${funding.total}`);
  const shares = funding.schedule.reduce((sum, part) => sum + part.share, 0);
  if (Math.abs(shares - 1) > 1e-9) fault(`payments of a year add up to ${shares * 100} %, not to 100 %`);
}
