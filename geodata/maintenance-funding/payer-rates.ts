import type { PerKmFunding, PerKmRule } from '../programmes/funding.ts';
import { type AdminGrade, adminGrades } from '../vocabulary/road.ts';

/** What a payer gives for a kilometre and year of a grade, in 元. */
export interface PayerRate {
  readonly payer: string;
  readonly rateYuan: number;
}

/** Shares of a rule for a grade; undefined when the rule says nothing of it. Whole 元, or the folder is refused. */
export function payerRates(rule: PerKmRule, grade: AdminGrade): PayerRate[] | undefined {
  const rate = rule.rates[grade];
  const ratio = rule.split[grade];
  if (rate === undefined || ratio === undefined) return undefined;
  const whole = Object.values(ratio).reduce((sum, part) => sum + part, 0);
  return Object.entries(ratio).map(([payer, part]) => ({ payer, rateYuan: (rate * part) / whole }));
}

/** Who pays in the end: the first rule, with what later rules divide put in its place. */
export function finalRates({ rules }: PerKmFunding, grade: AdminGrade): PayerRate[] {
  const [first, ...rest] = rules;
  if (first === undefined) return [];
  const shares = new Map((payerRates(first, grade) ?? []).map(({ payer, rateYuan }) => [payer, rateYuan]));
  for (const rule of rest) {
    const parts = payerRates(rule, grade);
    if (rule.divides === undefined || parts === undefined) continue;
    shares.delete(rule.divides.payer);
    for (const { payer, rateYuan } of parts) shares.set(payer, (shares.get(payer) ?? 0) + rateYuan);
  }
  return [...shares].map(([payer, rateYuan]) => ({ payer, rateYuan }));
}

/** Grades that any rule speaks of, from the widest road down. */
export function paidGrades({ rules }: PerKmFunding): AdminGrade[] {
  return adminGrades
    .map(({ code }) => code)
    .filter((grade) => rules.some(({ rates, split }) => (rates[grade] ?? split[grade]) !== undefined));
}
