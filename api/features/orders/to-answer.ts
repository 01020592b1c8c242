import type { z } from 'zod';
import type { getOrders, orderRow } from '#api/contract/orders.ts';
import type { Basis } from '#geodata/as-of.ts';
import type { Orders } from '#geodata/orders/list-orders.ts';
import type { OrderRow } from '#geodata/orders/order-row.ts';
import type { AnswerOf } from '../../http/routes.ts';
import { toBasis } from '../../scope/resolve-scope.ts';

export function toAnswer({ rows, ...orders }: Orders, basis: Basis): AnswerOf<typeof getOrders> {
  return { ...orders, rows: rows.map(toRow), basis: toBasis(basis) };
}

export function toRow({ events, moves, ...row }: OrderRow): z.input<typeof orderRow> {
  return {
    ...row,
    moves: [...moves],
    events: events.map(({ id, order: _order, region: _region, item: _item, year: _year, recordedAt, ...event }) => ({
      ...event,
      event: id,
      recordedAt: recordedAt.toISOString(),
    })),
  };
}
