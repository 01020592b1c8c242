import type { WriteTransaction } from '#geodata/database/database.ts';
import type { MappedRow } from '../map/mapped-row.ts';
import type { HeaderMatch } from '../map/match-headers.ts';
import type { Stage } from './stage.ts';

/** Rows on their way into the stage. */
export interface WritableBatch {
  readonly rowCount: number;
  insert(tx: WriteTransaction): Promise<void>;
}

export interface StageBatch extends WritableBatch {
  readonly isFull: boolean;
  add(row: MappedRow): void;
}

export interface BatchTarget {
  readonly stage: Stage;
  readonly match: HeaderMatch;
  readonly programme: string | null;
}
