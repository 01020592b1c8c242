import type { z } from 'zod';
import * as contract from '#api/contract/orders.ts';
import { followOrder } from '#etl/orders/follow-order.ts';
import { issueOrder, type RecordedOrder } from '#etl/orders/issue-order.ts';
import { today } from '#etl/today.ts';
import type { Database } from '#geodata/database/database.ts';
import { listOrders } from '#geodata/orders/list-orders.ts';
import { readJsonBody } from '../../http/read-json-body.ts';
import type { Routes } from '../../http/routes.ts';
import { orderDay } from '../../scope/order-day.ts';
import { resolveScope } from '../../scope/resolve-scope.ts';
import { toAnswer, toRow } from './to-answer.ts';

export function orderRoutes(routes: Routes): void {
  const { database, settings, watch } = routes.services;
  const limits = { pauseMs: settings.requestTimeoutMs, bytes: settings.bodyLimitKb * 1024 };

  routes.daily(contract.getOrders, ({ query }, day) =>
    database.read(async (tx) => {
      const { basis, region } = await resolveScope(tx, query);
      const { programme, year, state, asOf } = query;
      const asked = { programme, year, state, region, basis, ...orderDay(asOf, basis, day) };
      return toAnswer(await listOrders(tx, asked), basis);
    }),
  );

  routes.live(contract.moveOrder, async (_input, context) => {
    const move = await readJsonBody(context.req, contract.orderMove, limits);
    const { event, order, programme } = await record(database, move);
    await watch.refresh();
    const { rows } = await database.read(async (tx) => {
      const { basis } = await resolveScope(tx, { programme });
      return listOrders(tx, { programme, basis, until: null, judgedOn: today() });
    });
    const row = rows.find((known) => known.order === order);
    if (row === undefined) throw new Error('an order that was recorded is not listed');
    return { event, row: toRow(row) };
  });
}

async function record(database: Database, move: z.infer<typeof contract.orderMove>): Promise<RecordedOrder> {
  if (move.kind !== 'issue') return followOrder(database, move);
  const { programme, region } = move;
  const { root } = await database.read((tx) => resolveScope(tx, { programme, region }));
  return issueOrder(database, { ...move, root });
}
