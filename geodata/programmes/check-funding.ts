import { yearAmount, yearsOf } from '../awards/award-schedule.ts';
import { decimalOf, decimalText, equals, sumOf, times, wholeOf } from '../money/decimal.ts';
import { checkPerKm } from './check-per-km.ts';
import type { Fault } from './faults.ts';
import { type AwardFunding, awardFunding, type Funding } from './funding.ts';
import type { ProgrammeDocument } from './programme.ts';

type Tell = (message: string) => void;

/**
 * Checks that years add up to awards, awards to the total, payments of a year to the whole, that everything is paid in
 * whole 元, and that the steps pay every part once and in order.
 */
export function checkFunding(funding: Funding, programme: ProgrammeDocument, faults: Fault[]): void {
  const tell: Tell = (message) => void faults.push({ file: 'funding.yaml', line: 0, message });
  const awards = awardFunding(funding);
  if (awards !== undefined) {
    checkAwards(awards, programme, tell);
    checkSchedule(awards, tell);
    checkSteps(awards, programme, tell);
  }
  if (funding.perKm !== undefined) checkPerKm(funding.perKm, tell);
}

function checkAwards(funding: AwardFunding, programme: ProgrammeDocument, tell: Tell): void {
  const districts = new Set(programme.districts.map(({ code }) => code));
  tellRepeated(funding.awards, 'award', tell);
  for (const award of funding.awards) {
    for (const code of award.districts) {
      if (!districts.has(code)) tell(`award ${award.id}: district ${code} is not in programme.yaml`);
    }
    tellRepeated(
      award.districts.map((id) => ({ id })),
      `award ${award.id}: district`,
      tell,
    );
    const years = yearsOf(award);
    const paid = sumOf(years.map((year) => yearAmount(award, year)));
    if (!equals(paid, decimalOf(award.amountEach))) {
      tell(`award ${award.id}: its years add up to ${decimalText(paid)}, not to ${award.amountEach}`);
    }
    for (const year of years) {
      if (`${year}-12-31` < programme.startsOn || `${year}-01-01` > programme.endsOn) {
        tell(`award ${award.id}: year ${year} lies outside the programme`);
      }
      tellFractions(funding, { award, year }, tell);
    }
  }
  const total = sumOf(
    funding.awards.map(({ amountEach, districts: { length } }) => times(decimalOf(amountEach), decimalOf(length))),
  );
  if (!equals(total, decimalOf(funding.total))) {
    tell(`awards add up to ${decimalText(total)}, the total says ${funding.total}`);
  }
}

function tellFractions(
  funding: AwardFunding,
  { award, year }: { readonly award: AwardFunding['awards'][number]; readonly year: number },
  tell: Tell,
): void {
  const yuan = times(yearAmount(award, year), decimalOf(funding.unitYuan));
  for (const { id, share } of funding.schedule) {
    const part = times(yuan, decimalOf(share));
    if (wholeOf(part) !== undefined) continue;
    tell(`award ${award.id}: payment ${id} of ${year} is ${decimalText(part)} 元; money is paid in whole 元`);
  }
}

function checkSchedule({ schedule }: AwardFunding, tell: Tell): void {
  tellRepeated(schedule, 'payment', tell);
  const shares = sumOf(schedule.map(({ share }) => decimalOf(share)));
  if (!equals(shares, decimalOf(1))) {
    tell(`payments of a year add up to ${decimalText(times(shares, decimalOf(100)))} %, not to 100 %`);
  }
}

function checkSteps({ steps, schedule }: AwardFunding, programme: ProgrammeDocument, tell: Tell): void {
  tellRepeated(steps, 'step', tell);
  const parts = schedule.map(({ id }) => id);
  const paid = steps.flatMap(({ pays }) => (pays === undefined ? [] : [pays]));
  for (const { id, pays, offices } of steps) {
    if (pays !== undefined && !parts.includes(pays)) tell(`step ${id} pays ${pays}, which is no part of the schedule`);
    for (const office of offices) {
      if (/[{}]/.test(office.replaceAll('{region}', ''))) tell(`step ${id}: office ${office} may name {region} only`);
    }
  }
  for (const part of parts) {
    const times = paid.filter((id) => id === part).length;
    if (times !== 1) tell(`payment ${part} is paid by ${times} steps; it needs exactly one`);
  }
  const inOrder = paid.filter((id) => parts.includes(id));
  if (inOrder.join() !== inOrder.toSorted((left, right) => parts.indexOf(left) - parts.indexOf(right)).join()) {
    tell(`steps pay ${inOrder.join(', ')}, the schedule says ${parts.join(', ')}`);
  }
  const offered = steps.filter(({ offeredWhen }) => offeredWhen !== undefined);
  if (offered.length > 1) tell(`steps ${offered.map(({ id }) => id).join(', ')} are all offered; at most one may be`);
  const [first] = offered;
  if (first && programme.items.length === 0) tell(`step ${first.id} is offered by the plan, which has no items`);
}

function tellRepeated(list: readonly { readonly id: string }[], what: string, tell: Tell): void {
  const ids = list.map(({ id }) => id);
  for (const id of new Set(ids.filter((each, at) => ids.indexOf(each) !== at))) tell(`${what} ${id} stands twice`);
}
