import { getOrders } from '#api/contract/orders.ts';
import type { OrderEvent } from './event-stream.ts';

/** Whether the answer with this key (`[operationId, url]`) lists supervision orders. */
export function isOfOrders([operation]: readonly unknown[]): boolean {
  return operation === getOrders.operationId;
}

/** Whether an order that was issued or moved on changes the answer with this key. A list asks for a year or for all. */
export function isChangedByOrder({ programme, year }: OrderEvent, key: readonly unknown[]): boolean {
  if (!isOfOrders(key)) return false;
  const asked = new URL(String(key[1]), 'http://here').searchParams;
  const isOf = (name: string, value: string) => [null, value].includes(asked.get(name));
  return isOf('programme', programme) && isOf('year', String(year));
}
