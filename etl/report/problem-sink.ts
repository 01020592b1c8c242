import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import type { ColumnGuess } from '../map/explain-match.ts';
import type { HeaderMatch } from '../map/match-headers.ts';
import type { ProblemGroup } from '../progress/progress-meter.ts';
import type { OpenSource } from '../read/define-reader.ts';

/** A fault of one row as it was found; row 0 is the whole file. */
export interface ReportedProblem {
  readonly row_no: number;
  readonly code: string;
  readonly severity: string;
  readonly field: string | null;
  readonly value: string | null;
}

/** What a load knows when all of its faults are found, and nothing is refused or published yet. */
export interface CheckedFile {
  readonly dataset: Dataset;
  readonly source: Pick<OpenSource, 'columns' | 'place' | 'hasGeometry'>;
  readonly match: HeaderMatch;
  readonly columns: readonly ColumnGuess[];
  /** Rows read. */
  readonly read: number;
  readonly groups: readonly ProblemGroup[];
}

/** Takes the faults of a load while they are staged: after a refusal or a publication they are gone. */
export interface ProblemSink {
  take(problems: AsyncIterable<ReportedProblem>, file: CheckedFile): Promise<void>;
}
