import { z } from 'zod';
import { adminGrades } from '../vocabulary/road.ts';
import { identifier, regionCode, words } from './document-shapes.ts';

/** Money is computed from the digits as written, so they must be written out. */
const decimal = z.number().refine((value) => /^\d+(\.\d+)?$/.test(String(value)), 'write a plain decimal number');
const yearAmounts = z.record(z.string().regex(/^\d{4}$/, 'a year'), decimal);
const clause = z.string().min(1, 'quote the words of the document');

const award = z
  .strictObject({
    id: identifier,
    title: words,
    districts: z.array(regionCode).min(1),
    /** Whole award of each of the districts, in the unit of the document. */
    amountEach: decimal,
    amounts: yearAmounts.optional(),
    /** Parts of `amountEach` by year, instead of `amounts`. */
    shares: yearAmounts.optional(),
    clause,
  })
  .refine((given) => (given.amounts === undefined) !== (given.shares === undefined), 'give amounts or shares');

/** A part in which the money of a year is paid. */
const payment = z.strictObject({
  id: identifier,
  share: decimal,
  when: words,
  checkedBy: z.string().optional(),
  paidBy: z.string().optional(),
  clause,
});

/** A step of a year's money: reached by an event that an office records, in the order of the list. */
const step = z.strictObject({
  id: identifier,
  title: words,
  /** Offices that may take it; `{region}` stands for the name of the district. The first is the one shown. */
  offices: z.array(z.string().min(1)).min(1),
  /** Part of the schedule that is paid with it. */
  pays: identifier.optional(),
  /** The platform offers it once every planned item of the district and year is done; an office declares it. */
  offeredWhen: z.literal('plan_done').optional(),
  clause,
});

const awardDocument = z.object({
  unit: words,
  /** 元 in one unit of the document: 10000 for 万元. */
  unitYuan: z.number().int().positive(),
  total: decimal,
  clause,
  awards: z.array(award).min(1),
  schedule: z.array(payment).min(1),
  steps: z.array(step).min(1),
});
export type AwardFunding = z.infer<typeof awardDocument>;

const rate = z.number().int('whole 元 per kilometre').positive();
const ratio = z.record(identifier, z.number().int().positive());
const grades = adminGrades.map(({ code }) => code);

/** Money per kilometre and year, by administrative grade, from several payers. */
const perKmRule = z.strictObject({
  id: identifier,
  title: words,
  /** `=` as laid down, `>=` not less than. */
  comparison: z.enum(['=', '>=']),
  /** 元 per kilometre and year. */
  rates: z.partialRecord(z.enum(grades), rate),
  /** Payer -> share of the ratio, for each of the grades. */
  split: z.partialRecord(z.enum(grades), ratio),
  /** The rule divides further what one payer of an earlier rule pays. */
  divides: z.strictObject({ rule: identifier, payer: identifier }).optional(),
  clause,
});
const perKmDocument = z.strictObject({
  unit: words,
  payers: z.array(z.strictObject({ id: identifier, title: words })).min(1),
  rules: z.array(perKmRule).min(1),
});
export type PerKmFunding = z.infer<typeof perKmDocument>;
export type PerKmRule = PerKmFunding['rules'][number];

/** `funding.yaml`: awards with their schedule and steps, money per kilometre, or both. */
export const fundingDocument = z
  .strictObject({ ...awardDocument.partial().shape, perKm: perKmDocument.optional() })
  .superRefine((document, context) => {
    const keys = ['unit', 'unitYuan', 'total', 'clause', 'awards', 'schedule', 'steps'] as const;
    const given = keys.filter((key) => document[key] !== undefined);
    if (given.length === 0 && document.perKm === undefined) {
      context.addIssue({ code: 'custom', path: [], message: 'has neither awards nor perKm' });
    }
    for (const key of given.length > 0 ? keys : []) {
      if (document[key] !== undefined) continue;
      context.addIssue({ code: 'custom', path: [key], message: `awards need ${keys.join(', ')}; this is missing` });
    }
  });
export type Funding = z.infer<typeof fundingDocument>;

/** The awards of a document, undefined when it has none. */
export function awardFunding(funding: Funding | null | undefined): AwardFunding | undefined {
  return awardDocument.safeParse(funding).data;
}
