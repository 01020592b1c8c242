import { yearAmount, yearsOf } from '../awards/award-schedule.ts';
import { decimalOf, decimalText, equals, sumOf, times, wholeOf } from '../money/decimal.ts';
import { checkPerKm } from './check-per-km.ts';
import type { Fault } from './faults.ts';
import { type AwardFunding, awardFunding, type Funding } from './funding.ts';
import type { ProgrammeDocument } from './programme.ts';
import type { YamlContent } from './read-yaml.ts';

/** `path` leads to what is wrong, so that its line is told. */
type Tell = (message: string, path: readonly PropertyKey[]) => void;

/**
 * Checks that years add up to awards, awards to the total, payments of a year to the whole, that everything is paid in
 * whole 元, and that the steps pay every part once and in order.
 */
export function checkFunding(
  { content: funding, lineOf }: YamlContent<Funding>,
  programme: ProgrammeDocument,
  faults: Fault[],
): void {
  const tell: Tell = (message, path) => void faults.push({ file: 'funding.yaml', line: lineOf(path), message });
  const awards = awardFunding(funding);
  if (awards !== undefined) {
    checkAwards(awards, programme, tell);
    checkSchedule(awards, tell);
    checkSteps(awards, programme, tell);
  }
  if (funding.perKm !== undefined) checkPerKm(funding.perKm, tell);
}

type Award = AwardFunding['awards'][number];

function checkAwards(funding: AwardFunding, programme: ProgrammeDocument, tell: Tell): void {
  tellRepeated(funding.awards, { what: 'award', path: ['awards'] }, tell);
  for (const [at, award] of funding.awards.entries()) {
    checkDistricts(award, { at, programme }, tell);
    checkYears(funding, { award, at, programme }, tell);
  }
  const total = sumOf(
    funding.awards.map(({ amountEach, districts: { length } }) => times(decimalOf(amountEach), decimalOf(length))),
  );
  if (!equals(total, decimalOf(funding.total))) {
    tell(`awards add up to ${decimalText(total)}, the total says ${funding.total}`, ['total']);
  }
}

interface AwardPlace {
  readonly at: number;
  readonly programme: ProgrammeDocument;
}

function checkDistricts(award: Award, { at, programme }: AwardPlace, tell: Tell): void {
  const path = ['awards', at, 'districts'];
  const known = new Set(programme.districts.map(({ code }) => code));
  for (const [nth, code] of award.districts.entries()) {
    if (!known.has(code)) tell(`award ${award.id}: district ${code} is not in programme.yaml`, [...path, nth]);
  }
  tellRepeated(
    award.districts.map((id) => ({ id })),
    { what: `award ${award.id}: district`, path },
    tell,
  );
}

function checkYears(
  funding: AwardFunding,
  { award, at, programme }: AwardPlace & { readonly award: Award },
  tell: Tell,
): void {
  const path = ['awards', at, award.shares === undefined ? 'amounts' : 'shares'];
  const years = yearsOf(award);
  const paid = sumOf(years.map((year) => yearAmount(award, year)));
  if (!equals(paid, decimalOf(award.amountEach))) {
    tell(`award ${award.id}: its years add up to ${decimalText(paid)}, not to ${award.amountEach}`, path);
  }
  for (const year of years) {
    if (`${year}-12-31` < programme.startsOn || `${year}-01-01` > programme.endsOn) {
      tell(`award ${award.id}: year ${year} lies outside the programme`, [...path, year]);
    }
    tellFractions(funding, { award, year, path: [...path, year] }, tell);
  }
}

function tellFractions(
  funding: AwardFunding,
  { award, year, path }: { readonly award: Award; readonly year: number; readonly path: readonly PropertyKey[] },
  tell: Tell,
): void {
  const yuan = times(yearAmount(award, year), decimalOf(funding.unitYuan));
  for (const { id, share } of funding.schedule) {
    const part = times(yuan, decimalOf(share));
    if (wholeOf(part) !== undefined) continue;
    tell(`award ${award.id}: payment ${id} of ${year} is ${decimalText(part)} 元; money is paid in whole 元`, path);
  }
}

function checkSchedule({ schedule }: AwardFunding, tell: Tell): void {
  tellRepeated(schedule, { what: 'payment', path: ['schedule'] }, tell);
  const shares = sumOf(schedule.map(({ share }) => decimalOf(share)));
  if (!equals(shares, decimalOf(1))) {
    tell(`payments of a year add up to ${decimalText(times(shares, decimalOf(100)))} %, not to 100 %`, ['schedule']);
  }
}

function checkSteps({ steps, schedule }: AwardFunding, programme: ProgrammeDocument, tell: Tell): void {
  tellRepeated(steps, { what: 'step', path: ['steps'] }, tell);
  const parts = schedule.map(({ id }) => id);
  for (const [at, { id, pays, offices }] of steps.entries()) {
    if (pays !== undefined && !parts.includes(pays)) {
      tell(`step ${id} pays ${pays}, which is no part of the schedule`, ['steps', at, 'pays']);
    }
    for (const office of offices) {
      const isPlain = !/[{}]/.test(office.replaceAll('{region}', ''));
      if (!isPlain) tell(`step ${id}: office ${office} may name {region} only`, ['steps', at, 'offices']);
    }
  }
  checkPayments(steps, parts, tell);
  const offered = steps.filter(({ offeredWhen }) => offeredWhen !== undefined);
  const [first] = offered;
  if (first === undefined) return;
  const path = ['steps', steps.indexOf(first)];
  const names = offered.map(({ id }) => id).join(', ');
  if (offered.length > 1) tell(`steps ${names} are all offered; at most one may be`, path);
  if (programme.items.length === 0) tell(`step ${first.id} is offered by the plan, which has no items`, path);
}

function checkPayments(steps: AwardFunding['steps'], parts: readonly string[], tell: Tell): void {
  const paid = steps.flatMap(({ pays }) => (pays === undefined ? [] : [pays]));
  for (const [at, part] of parts.entries()) {
    const times = paid.filter((id) => id === part).length;
    if (times !== 1) tell(`payment ${part} is paid by ${times} steps; it needs exactly one`, ['schedule', at]);
  }
  const inOrder = paid.filter((id) => parts.includes(id));
  if (inOrder.join() !== inOrder.toSorted((left, right) => parts.indexOf(left) - parts.indexOf(right)).join()) {
    tell(`steps pay ${inOrder.join(', ')}, the schedule says ${parts.join(', ')}`, ['steps']);
  }
}

/** Told where it stands again. */
function tellRepeated(
  list: readonly { readonly id: string }[],
  { what, path }: { readonly what: string; readonly path: readonly PropertyKey[] },
  tell: Tell,
): void {
  const ids = list.map(({ id }) => id);
  for (const id of new Set(ids.filter((each, at) => ids.indexOf(each) !== at))) {
    tell(`${what} ${id} stands twice`, [...path, ids.lastIndexOf(id)]);
  }
}
