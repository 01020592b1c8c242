import type { RegionLevel } from '../vocabulary/region-level.ts';
import type { Reach } from './reach.ts';

export type IndicatorParams = Readonly<Record<string, number | string>>;

/** Datasets that may be asked; each has its shape in record-query.ts. */
export const recordDatasets = [
  'region',
  'village',
  'road_segment',
  'facility',
  'work',
  'hazard',
  'bridge',
  'bus',
  'report',
] as const;
export type RecordDataset = (typeof recordDatasets)[number];

export interface Weighting {
  readonly unit: { readonly zh: string; readonly en: string };
  readonly weight: string;
}

/**
 * An indicator is a question asked of records: which records count (`population`), which of them succeed
 * (`success`), and how much each weighs (`weight`). Value, trace, gap list, map and tiles follow from it.
 *
 * The expressions are SQL over the record `r` of the dataset as it stood at `:load` in `:root`, and over
 * whatever `joins` adds; every key of `params` is a binding of the same name.
 */
export interface Indicator<P extends IndicatorParams = IndicatorParams> {
  readonly id: string;
  /** Raised whenever the definition changes; stored beside every value. */
  readonly version: number;
  readonly title: { readonly zh: string; readonly en: string };
  /** Short words for a key figure. */
  readonly label: { readonly zh: string; readonly en: string };
  /** What the weights add up to: 公里, 个村. */
  readonly weightUnit: { readonly zh: string; readonly en: string };
  /** Dataset whose records are asked; its table has a `<dataset>_at(root, load)` function. */
  readonly dataset: RecordDataset;
  /** Datasets whose loads make a new computation necessary. */
  readonly reads: readonly string[];
  /** By dataset, how far a change of one row reaches; where it is not said, every record is asked anew. */
  readonly reach?: Readonly<Record<string, Reach>>;
  readonly levels: readonly RegionLevel[];
  /** Words of the policy document. */
  readonly clause: string;
  /** The method in plain words, with the decisions on what the text leaves open. */
  readonly method: { readonly zh: string; readonly en: string };
  readonly params: P;
  /** What gives the records `r` in the place of the dataset as it stands at `:load`: a state at an earlier load. */
  readonly from?: string;
  /** Key of a record in the place of `r.record_key`, where one row of the dataset stands for several records. */
  readonly recordKey?: string;
  /** Further FROM items, e.g. `LEFT JOIN LATERAL (…) nearest ON true`. */
  readonly joins?: string;
  /** Further FROM items that only `detail` needs; left out where a record is only counted. */
  readonly detailJoins?: string;
  readonly population: string;
  readonly success: string;
  readonly weight: string;
  /**
   * Other weights that may be asked for by name (`weighting=population`), each an SQL expression and what it adds up to.
   * A record whose weight is not known weighs nothing and is still counted.
   */
  readonly weightings?: Readonly<Record<string, Weighting>>;
  /** Short words for a record that succeeds and for one that counts and does not: legends and lists. */
  readonly states: {
    readonly success: { readonly zh: string; readonly en: string };
    readonly gap: { readonly zh: string; readonly en: string };
  };
  /** Facts shown beside a record: camelCase name -> SQL expression. */
  readonly detail: Readonly<Record<string, string>>;
}

export function defineIndicator<const P extends IndicatorParams>(indicator: Indicator<P>): Indicator<P> {
  return indicator;
}
