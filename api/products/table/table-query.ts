import type { QueryOf } from '#api/contract/endpoint.ts';
import type { getTable } from '#api/contract/products.ts';

export type TableQuery = QueryOf<typeof getTable>;
