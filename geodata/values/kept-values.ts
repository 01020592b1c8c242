import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import type { IndicatorParams } from '../indicators/define-indicator.ts';
import { frozenAnswer, subjects } from '../months/frozen-answer.ts';
import type { RegionLevel } from '../vocabulary/region-level.ts';
import type { IndicatorValue, ValueAnswer } from './indicator-value.ts';

/** What a closed month keeps of an indicator: the value of every region that is no village. */
export interface KeptValues extends Omit<ValueAnswer, 'values'> {
  /** Wider regions first. `listed`: valid at the data date, so that it stands in the list of its level. */
  readonly places: readonly { readonly listed: boolean; readonly value: IndicatorValue }[];
}

export interface KeptRequest {
  readonly indicator: string;
  readonly region?: string | undefined;
  readonly level?: RegionLevel | undefined;
  readonly programme?: string | undefined;
  readonly params?: IndicatorParams | undefined;
  readonly basis: Basis;
}

/** The kept answer of a closed month; undefined where it kept none, or no month is asked for. */
export async function keptValues(tx: ReadTransaction, request: KeptRequest): Promise<ValueAnswer | undefined> {
  const { basis, indicator, level } = request;
  if (basis.month === undefined || level === 'village') return undefined;
  const programme =
    request.programme ?? (await frozenAnswer<string | null>(tx, basis, subjects.watching(indicator))) ?? '';
  const subject = subjects.values(programme, indicator, askedKey(request.params));
  const kept = await frozenAnswer<KeptValues>(tx, basis, subject);
  if (kept === undefined) return undefined;
  const { places, ...definition } = kept;
  const region = request.region ?? basis.root;
  const self = places.find(({ value }) => value.region === region)?.value;
  if (self === undefined) return undefined;
  if (level === undefined || level === self.level) return { ...definition, values: [self] };
  const below = inside(places, region);
  const values = places.filter(({ listed, value }) => listed && value.level === level && below.has(value.region));
  return { ...definition, values: values.map(({ value }) => value) };
}

/** What tells one question from another beside programme and indicator: the parameters that were asked for. */
export function askedKey(params: IndicatorParams = {}): string {
  const asked = Object.entries(params).sort(([left], [right]) => (left < right ? -1 : 1));
  return asked.length > 0 ? JSON.stringify(Object.fromEntries(asked)) : '';
}

/** Codes of the regions below one; wider regions stand first. */
function inside(places: KeptValues['places'], region: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { value } of places) {
    if (value.parent !== null && (value.parent === region || found.has(value.parent))) found.add(value.region);
  }
  return found;
}
