import { paidGrades, payerRates } from '../maintenance-funding/payer-rates.ts';
import type { AdminGrade } from '../vocabulary/road.ts';
import type { PerKmFunding, PerKmRule } from './funding.ts';

type Tell = (message: string, path: readonly PropertyKey[]) => void;

/** Checks that payers are known, shares are whole 元, and that what a rule divides is what it says it divides. */
export function checkPerKm(perKm: PerKmFunding, tell: Tell): void {
  const known = new Set(perKm.payers.map(({ id }) => id));
  if (known.size < perKm.payers.length) tell('perKm: a payer stands twice', ['perKm', 'payers']);
  for (const [at, rule] of perKm.rules.entries()) {
    const path = ['perKm', 'rules', at];
    const isRepeated = perKm.rules.findIndex(({ id }) => id === rule.id) < at;
    if (isRepeated) tell(`perKm: rule ${rule.id} stands twice`, path);
    if (at > 0 && rule.divides === undefined) {
      tell(`perKm: rule ${rule.id} must say what it divides, or kilometres would be paid twice`, path);
    }
    if (at === 0 && rule.divides !== undefined) {
      tell(`perKm: rule ${rule.id} is the first and has nothing to divide`, [...path, 'divides']);
    }
    for (const grade of paidGrades(perKm)) {
      checkShares(rule, { grade, known, path }, tell);
      checkDivided(perKm, { rule, grade, at, path }, tell);
    }
  }
}

interface RulePlace {
  readonly grade: AdminGrade;
  readonly path: readonly PropertyKey[];
}

function checkShares(rule: PerKmRule, on: RulePlace & { readonly known: ReadonlySet<string> }, tell: Tell): void {
  const { grade, known } = on;
  const split = [...on.path, 'split', grade];
  const where = `perKm: rule ${rule.id}, ${grade}`;
  const shares = payerRates(rule, grade);
  if (shares === undefined) {
    tell(`${where}: give both a rate and a split`, on.path);
    return;
  }
  for (const { payer, rateYuan } of shares) {
    if (!known.has(payer)) tell(`${where}: ${payer} is no payer`, split);
    if (!Number.isInteger(rateYuan)) {
      tell(`${where}: ${payer} would pay ${rateYuan} 元 per km; shares are whole 元`, split);
    }
  }
}

function checkDivided(
  { rules }: PerKmFunding,
  { rule, grade, at, path }: RulePlace & { readonly rule: PerKmRule; readonly at: number },
  tell: Tell,
): void {
  const { divides } = rule;
  if (divides === undefined || at === 0) return;
  const where = `perKm: rule ${rule.id}, ${grade}`;
  const earlier = rules.slice(0, at).find(({ id }) => id === divides.rule);
  if (earlier === undefined) {
    tell(`${where}: there is no earlier rule ${divides.rule}`, [...path, 'divides']);
    return;
  }
  const share = payerRates(earlier, grade)?.find(({ payer }) => payer === divides.payer)?.rateYuan;
  if (share === rule.rates[grade]) return;
  const paid = `${rule.rates[grade] ?? '—'} 元 do not close with the ${share ?? '—'} 元 of ${divides.payer} there`;
  tell(`${where}: ${paid}`, [...path, 'rates', grade]);
}
