import type { Address } from '../../address/address.ts';
import type { Go } from '../../address/use-address.ts';
import type { Indicator, Programme } from '../../data/queries.ts';

/** The address with everything it leaves open filled in from the programme. */
export interface View {
  readonly address: Address;
  readonly go: Go;
  readonly programme: Programme;
  /** In the programme's order of display. */
  readonly indicators: readonly Indicator[];
  readonly indicator: Indicator;
  readonly root: string;
  readonly region: string;
  readonly asOf: string | undefined;
}
