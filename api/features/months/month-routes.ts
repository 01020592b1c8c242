import { listMonths } from '#api/contract/months.ts';
import { listClosedMonths } from '#geodata/months/closed-month.ts';
import type { Routes } from '../../http/routes.ts';
import { resolveScope } from '../../scope/resolve-scope.ts';

export function monthRoutes(routes: Routes): void {
  routes.read(listMonths, async (tx, { query }) => {
    const { root } = await resolveScope(tx, query);
    return { root, months: await listClosedMonths(tx, { root }) };
  });
}
