import { type LoadRequest, loadFile } from '#etl/load-file.ts';
import type { ProblemGroup } from '#etl/progress/progress-meter.ts';
import type { Database } from '#geodata/database/database.ts';
import { PublicError } from '#geodata/errors.ts';
import { type PlacedRow, programme, toGeojson, writeFile } from '../support/small-city.ts';

/** The faults of a file by code: `row field value` of the first three of each field, in the order of the rows. */
export type Faults = ReadonlyMap<string, readonly string[]> & { readonly rejected: number | undefined };

/** Checks rows of a dataset without publishing; a file that is refused is told in the same way. */
export async function findFaults(
  database: Database,
  dataset: string,
  rows: readonly PlacedRow[],
  options: Partial<LoadRequest> = {},
): Promise<Faults> {
  let groups: readonly ProblemGroup[] = [];
  let rejected: number | undefined;
  const request = {
    dataset,
    programme,
    file: writeFile(`${dataset}.geojson`, toGeojson(rows)),
    mode: 'merge' as const,
  };
  try {
    await loadFile(database, { ...request, dryRun: true, ...options }, ({ findings }) => {
      if (findings !== undefined) ({ problems: groups, rejected } = findings);
    });
  } catch (error) {
    groups = problemsOf(error);
  }
  return Object.assign(byCode(groups), { rejected });
}

function problemsOf(error: unknown): ProblemGroup[] {
  const { details } = error instanceof PublicError ? error : { details: undefined };
  if (typeof details !== 'object' || details === null || !('problems' in details)) throw error;
  if (!Array.isArray(details.problems)) throw error;
  return details.problems;
}

function byCode(groups: readonly ProblemGroup[]): Map<string, string[]> {
  const faults = new Map<string, string[]>();
  for (const { code, field, examples } of groups) {
    const told = examples.map(({ row, value }) => [row, field, value].filter((part) => part !== null).join(' '));
    faults.set(code, [...(faults.get(code) ?? []), ...told].sort());
  }
  return faults;
}
