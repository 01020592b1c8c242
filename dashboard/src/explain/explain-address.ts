import { type ProgressRecordKind, progressRecordKinds } from '#geodata/vocabulary/progress-record.ts';
import { type AddressPart, putAll } from '../address/use-address-part.ts';

/** A number that is opened: the value of an indicator, a figure of the plan, or a total that the document prints. */
export type Explained =
  | { readonly of: 'value'; readonly indicator: string; readonly region: string }
  | { readonly of: 'total'; readonly item: string; readonly region: string }
  | {
      readonly of: 'item';
      readonly item: string;
      readonly region: string;
      readonly records: ProgressRecordKind;
      /** 1 to 12; undefined: the year. */
      readonly month?: number;
    };

export interface ExplainAddress {
  readonly explain: Explained | undefined;
  /** The moment the change is told from; undefined: the last closed month, or the start of the year. */
  readonly since: string | undefined;
}

const valueKey = /^value\.([a-z0-9][a-z0-9_-]{0,63})\.([0-9A-Za-z-]{1,32})$/;
const totalKey = /^total\.([a-z0-9][a-z0-9_-]{0,63})\.([0-9A-Za-z-]{1,32})$/;
const itemKey = /^item\.([a-z0-9][a-z0-9_-]{0,63})\.([0-9A-Za-z-]{1,32})\.([a-z]+)(?:\.([1-9]|1[0-2]))?$/;
const moment = /^(\d{4}-(0[1-9]|1[0-2])(-\d{2})?|[1-9]\d{0,8})$/;

/** `value.maintenance-rate.330600`, `item.pavement_repair.330603.done.8`, `total.bus_bay.330600`. */
export function explainKey(explained: Explained): string {
  const { of, region } = explained;
  if (of === 'value') return [of, explained.indicator, region].join('.');
  if (of === 'total') return [of, explained.item, region].join('.');
  return [of, explained.item, region, explained.records, ...(explained.month ? [explained.month] : [])].join('.');
}

export function parseExplainKey(text: string): Explained | undefined {
  const [, indicator, ofRegion] = valueKey.exec(text) ?? [];
  if (indicator !== undefined && ofRegion !== undefined) return { of: 'value', indicator, region: ofRegion };
  const [, total, ofTotal] = totalKey.exec(text) ?? [];
  if (total !== undefined && ofTotal !== undefined) return { of: 'total', item: total, region: ofTotal };
  const [, item, region, kind, month] = itemKey.exec(text) ?? [];
  const records = progressRecordKinds.find((known) => known === kind);
  if (item === undefined || region === undefined || records === undefined) return undefined;
  return { of: 'item', item, region, records, ...(month === undefined ? {} : { month: Number(month) }) };
}

export const explainPart: AddressPart<ExplainAddress> = {
  parse: (search) => {
    const since = search.get('since');
    return {
      explain: parseExplainKey(search.get('explain') ?? ''),
      since: since !== null && moment.test(since) ? since : undefined,
    };
  },
  // A date to compare with belongs to what is opened, and goes with it.
  put: (search, { explain, since }) =>
    putAll(search, { explain: explain && explainKey(explain), since: explain && since }),
};
