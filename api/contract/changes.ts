import { z } from 'zod';
import { changeCauses, changeKinds } from '#geodata/vocabulary/change.ts';
import { endpoint } from './endpoint.ts';
import { indicatorValue } from './indicators.ts';
import { progressRow } from './progress.ts';
import { asOf, basis, identifier, isoDate, moment, nothing, regionCode } from './shapes.ts';

const source = z.object({ load: z.number().int(), file: z.string(), row: z.number().int() });
const limit = z.coerce.number().int().min(1).max(1000).default(200);

export const explainChange = endpoint({
  method: 'get',
  path: '/api/changes',
  operationId: 'explainChange',
  summary: 'Why a value is another at `to` than at `from`: by cause, with the records',
  params: nothing,
  query: z.object({
    indicator: identifier,
    region: regionCode.optional(),
    programme: identifier.optional(),
    from: moment,
    /** The newest load unless given. */
    to: asOf,
    limit,
  }),
  response: z.object({
    indicator: identifier,
    from: indicatorValue,
    to: indicatorValue,
    /** Versions of the definition. */
    versions: z.object({ from: z.number().int(), to: z.number().int() }),
    /** Causes in the order they are applied; weights add up to the whole change. */
    parts: z.array(
      z.object({
        cause: z.enum(changeCauses),
        success: z.number(),
        population: z.number(),
        /** Percentage points. */
        points: z.number().nullable(),
        records: z.number().int(),
      }),
    ),
    /** The heaviest, up to `limit`. */
    records: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        district: regionCode.nullable(),
        town: regionCode.nullable(),
        cause: z.enum(changeCauses),
        kind: z.enum(changeKinds),
        success: z.number(),
        population: z.number(),
        source,
      }),
    ),
    total: z.number().int(),
    basis: z.object({ from: basis, to: basis }),
  }),
});

export const explainProgressChange = endpoint({
  method: 'get',
  path: '/api/progress/changes',
  operationId: 'explainProgressChange',
  summary: 'Why the quantity done of an item is another at `to` than at `from`: by cause, with the works',
  params: nothing,
  query: z.object({
    programme: identifier.optional(),
    item: identifier,
    year: z.coerce.number().int().min(1990).max(2100).optional(),
    region: regionCode.optional(),
    from: moment,
    to: asOf,
    limit,
  }),
  response: z.object({
    programme: identifier,
    year: z.number().int(),
    from: progressRow,
    to: progressRow,
    parts: z.array(z.object({ cause: z.enum(changeCauses), quantity: z.number(), works: z.number().int() })),
    works: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        cause: z.enum(changeCauses),
        kind: z.enum(changeKinds),
        quantity: z.number(),
        finishedOn: isoDate.nullable(),
        source,
      }),
    ),
    total: z.number().int(),
    basis: z.object({ from: basis, to: basis }),
  }),
});
