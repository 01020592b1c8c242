import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import { sqlFile } from '../database/sql-file.ts';
import { type Decimal, decimalOfText, isLess, minus, numberOf } from '../money/decimal.ts';
import type { AdminGrade } from '../vocabulary/road.ts';

export interface Allocation {
  readonly region: string;
  readonly year: number;
  readonly payer: string;
  readonly grade: AdminGrade;
  /** Decimal text in 元. */
  readonly amountYuan: string;
  readonly sourceLoad: number;
  readonly sourceRow: number;
}

/** What a payer set aside for a year and grade against what the kilometres need. */
export interface AllocationCheck {
  readonly year: number;
  readonly payer: string;
  readonly grade: AdminGrade;
  readonly neededYuan: number;
  readonly allocatedYuan: number;
  /** How much is missing; 0 when nothing is. */
  readonly shortYuan: number;
  readonly status: 'ok' | 'short';
  readonly source: { readonly load: number; readonly row: number };
}

const listRows = sqlFile<{ root: string; load: number; programme: string }, Allocation>(
  new URL('./list-allocations.sql', import.meta.url),
);

export function listAllocations(tx: ReadTransaction, { root, load }: Basis, programme: string): Promise<Allocation[]> {
  return listRows(tx, { root, load, programme });
}

/** Enough is enough to the 分; who has nothing on record is not judged. */
export function checkAllocation(allocation: Allocation, needed: Decimal): AllocationCheck {
  const { year, payer, grade, sourceLoad, sourceRow } = allocation;
  const allocated = decimalOfText(allocation.amountYuan);
  const isShort = isLess(allocated, needed);
  return {
    ...{ year, payer, grade },
    neededYuan: numberOf(needed),
    allocatedYuan: numberOf(allocated),
    shortYuan: isShort ? numberOf(minus(needed, allocated)) : 0,
    status: isShort ? 'short' : 'ok',
    source: { load: sourceLoad, row: sourceRow },
  };
}
