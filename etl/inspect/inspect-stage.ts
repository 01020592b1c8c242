import type { Database } from '#geodata/database/database.ts';
import type { CheckContext } from '../check/run-check.ts';
import type { Recognition } from '../crs/recognition.ts';
import type { CheckedFile } from '../report/problem-sink.ts';
import { findMainDistrict } from './find-main-district.ts';
import { type Differences, listDifferences } from './list-differences.ts';
import { listPlacedProblems, type PlacedProblem } from './list-placed-problems.ts';
import { listPreview, type Preview } from './list-preview.ts';

/** A load whose rows are staged and judged: nothing is refused or published yet. */
export type StagedFile = CheckContext & CheckedFile & { readonly recognition: Recognition | null };

/** Looks at the staged rows, which are gone after a refusal or a publication. */
export type StageInspector = (database: Database, staged: StagedFile) => Promise<void>;

/** What people look at before they publish; every list is bounded. */
export interface Inspection {
  readonly problems: readonly PlacedProblem[];
  readonly preview: Preview;
  readonly differences: Differences;
  /** The district that the file is of, when it was not said. */
  readonly mainDistrict: string | null;
}

export async function inspectStage(database: Database, staged: CheckContext): Promise<Inspection> {
  const problems = await listPlacedProblems(database, staged);
  const preview = await listPreview(database, staged);
  const differences = await listDifferences(database, staged);
  const mainDistrict = await findMainDistrict(database, staged);
  return { problems, preview, differences, mainDistrict };
}
