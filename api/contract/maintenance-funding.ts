import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { asOf, basis, identifier, level, nothing, regionCode, words } from './shapes.ts';

/** 元 (CNY) a year: kilometres times a whole rate, exact, so that towns add up to their county. */
const amountYuan = z.number();
const share = z.object({ payer: identifier, amountYuan });
const lengthKm = z.number();
const grade = z.string();

export const maintenanceRow = z.object({
  region: regionCode,
  name: z.string(),
  nameEn: z.string().nullable(),
  level,
  parent: regionCode.nullable(),
  lengthKm,
  amountYuan,
  /** Who pays in the end; they add up to `amountYuan`. */
  shares: z.array(share),
  grades: z.array(
    z.object({
      grade,
      lengthKm,
      segments: z.number().int(),
      /** 元 per kilometre and year of each payer. */
      rates: z.array(z.object({ payer: identifier, rateYuan: z.number().int() })),
      amountYuan,
      shares: z.array(share),
    }),
  ),
  /** Money of each rule by itself. */
  rules: z.array(z.object({ id: identifier, amountYuan })),
  /** Money set aside, as loaded, against what the kilometres need; empty when nothing is on record. */
  allocations: z.array(
    z.object({
      year: z.number().int(),
      payer: identifier,
      grade,
      neededYuan: z.number(),
      allocatedYuan: z.number(),
      shortYuan: z.number(),
      status: z.enum(['ok', 'short']),
      source: z.object({ load: z.number().int(), row: z.number().int() }),
    }),
  ),
  /** Address of the segments behind the kilometres. */
  trace: z.string(),
});

export const getMaintenanceFunding = endpoint({
  method: 'get',
  path: '/api/maintenance-funding',
  operationId: 'getMaintenanceFunding',
  summary: 'Yearly maintenance money per kilometre of rural road: kilometres, rates, amounts and who pays',
  params: nothing,
  query: z.object({ programme: identifier.optional(), region: regionCode.optional(), asOf }),
  response: z.object({
    programme: identifier,
    unit: words,
    method: words,
    payers: z.array(z.object({ id: identifier, title: words })),
    rules: z.array(
      z.object({
        id: identifier,
        title: words,
        comparison: z.enum(['=', '>=']),
        /** 元 per kilometre and year, by grade. */
        rates: z.record(grade, z.number()),
        split: z.record(grade, z.record(identifier, z.number())),
        /** The rule divides further what a payer of an earlier one pays. */
        divides: z.object({ rule: identifier, payer: identifier }).nullable(),
        clause: z.string(),
      }),
    ),
    /** The region asked for first, then those below it. */
    rows: z.array(maintenanceRow),
    basis,
  }),
});
