import type { QueryOf } from '#api/contract/endpoint.ts';
import type { getTable } from '#api/contract/products.ts';
import type { Basis } from '#geodata/as-of.ts';

/** What a table rests on, and the day it is made on: it says what is overdue. */
export interface TableDay {
  readonly basis: Basis;
  readonly day: string;
}

export type TableQuery = QueryOf<typeof getTable>;
