import type { Address } from '../address/address.ts';
import type { Go } from '../address/use-address.ts';
import type { Indicator, Programme } from '../data/queries.ts';
import type { Placed } from '../records/RecordRow.tsx';

/** What a page shows, as far as a number of it needs to be explained. */
export interface ExplainView {
  readonly address: Address;
  readonly go: Go;
  readonly programme: Programme;
  readonly indicators: readonly Indicator[];
  readonly root: string;
  readonly asOf: string | undefined;
  /** The year the plan is shown of; undefined: a programme without a plan. */
  readonly year: number | undefined;
  /** Key of the record that the map points at. */
  readonly chosen: string | undefined;
  readonly onChoose: (record: Placed) => void;
}
