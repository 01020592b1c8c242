import type { Basis } from '#geodata/as-of.ts';
import { regionNames } from '#geodata/awards/region-names.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import type { OrderEvidence, OrderPlace } from '#geodata/orders/order-event.ts';
import { listProgress, type ProgressRow } from '#geodata/progress/list-progress.ts';

/** The figures that an event rests on. */
export function evidenceOf({ plan, done, expected, status }: ProgressRow, { load, asOf }: Basis): OrderEvidence {
  return { load, asOf, plan, done, expected, status };
}

export interface FiguresAsked {
  readonly programme: string;
  readonly region: string;
  readonly item: string;
  /** That of the data date unless given. */
  readonly year: number | undefined;
  readonly basis: Basis;
}

/** Plan against actual of one item and region; undefined when the plan has no such item, or there is no such region. */
export async function findFigures(tx: ReadTransaction, asked: FiguresAsked): Promise<ProgressRow | undefined> {
  const { basis, region, item, year, programme } = asked;
  // A district that only the plan or a work names is among the children of the root.
  const all = await listProgress(tx, { programme, year, children: true, basis });
  const ofRegion = (row: ProgressRow): boolean => row.region === region && row.item === item;
  const found = all.rows.find(ofRegion);
  if (found !== undefined || !(await regionNames(tx, basis, [region])).has(region)) return found;
  return (await listProgress(tx, { programme, year, region, children: false, basis })).rows.find(ofRegion);
}

/** Region, item and year in words; by their codes where the figures have none. */
export function placeOf({ region, item, year }: OrderPlace, row: ProgressRow | undefined): string {
  return `${row?.name ?? region}“${row?.title.zh ?? item}”(${item})${year}年`;
}
