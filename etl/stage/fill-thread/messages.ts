import type { RowProblem } from '../../map/mapped-row.ts';
import type { RecordShare } from '../../read/shapefile/read-share.ts';
import type { Mapping } from '../mapper-of.ts';

/** What the thread is given when it begins, so that it may look at the file. */
export interface ThreadData {
  readonly share: RecordShare;
}

/** What the thread is told when rows are to be mapped. */
export interface ThreadTask extends Mapping {
  readonly programme: string | null;
}

/** Rows ready for COPY. The thread makes one batch more at most before it is told `next`. */
export interface ThreadBatch {
  readonly kind: 'batch';
  readonly columns: readonly string[];
  readonly text: Uint8Array;
  readonly rowCount: number;
  readonly problems: readonly RowProblem[];
}

/** A refusal of the file; other failures end the thread. */
export interface ThreadRefusal {
  readonly kind: 'refused';
  readonly code: string;
  readonly status: number;
  readonly message: string;
}

export type ThreadMessage = ThreadBatch | ThreadRefusal | { readonly kind: 'end' };
