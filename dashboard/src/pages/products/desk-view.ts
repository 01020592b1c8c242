import type { Address } from '../../address/address.ts';
import type { Go } from '../../address/use-address.ts';
import type { Indicator, Programme } from '../../data/queries.ts';

/** Whose papers are made: the address with what it leaves open filled in from the programme. */
export interface DeskView {
  readonly address: Address;
  readonly go: Go;
  readonly programme: Programme;
  readonly indicators: readonly Indicator[];
  readonly indicator: Indicator;
  readonly root: string;
  readonly region: string;
  readonly asOf: string | undefined;
}
