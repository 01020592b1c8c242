import { join } from 'node:path';
import type { Database } from '#geodata/database/database.ts';
import { readProgramme } from '#geodata/programmes/read-programme.ts';
import { findDataset } from '../load-file.ts';
import type { LoadReport } from '../load-report.ts';
import { loadSource } from '../load-source.ts';
import type { Watcher } from '../progress/progress-meter.ts';
import { fileDigest } from '../read/file-digest.ts';
import { type ProgrammeSource, programmeSources } from './programme-sources.ts';
import { registerProgramme } from './register-programme.ts';

export interface AppliedProgramme {
  readonly programme: string;
  readonly root: string;
  /** One report for each of plan_item, plan and target that the folder has. */
  readonly loads: readonly LoadReport[];
}

/**
 * Applies a programme folder: checks it, writes the programme, and publishes its items, plan and targets through
 * the pipeline. The document is the whole truth of its own rows, so mode is `replace`. Again changes nothing.
 */
export async function applyProgramme(database: Database, folder: string, watcher?: Watcher): Promise<AppliedProgramme> {
  const programme = await readProgramme(folder);
  await registerProgramme(database, programme);
  const scope = { root: programme.rootRegion.code, region: programme.rootRegion.code, programme: programme.id };
  // A plan says nothing of how things stand today: its date must never make older records look like those of now.
  const dataDate = programme.issuedOn ?? programme.startsOn;
  const loads: LoadReport[] = [];
  for (const part of programmeSources(programme)) {
    const report = await publishPart(database, { part, folder, scope, dataDate, watcher });
    loads.push(report);
  }
  return { programme: programme.id, root: scope.root, loads };
}

interface PartLoad {
  readonly part: ProgrammeSource;
  readonly folder: string;
  readonly scope: { readonly root: string; readonly region: string; readonly programme: string };
  readonly dataDate: string;
  readonly watcher: Watcher | undefined;
}

async function publishPart(
  database: Database,
  { part, folder, scope, dataDate, watcher }: PartLoad,
): Promise<LoadReport> {
  const load = {
    dataset: findDataset(part.dataset),
    scope,
    source: part.source,
    mapping: { fields: {} },
    mode: 'replace' as const,
    fileName: part.file,
    fileSha256: await fileDigest(join(folder, part.file)),
    asked: 'auto' as const,
    recipe: null,
    dataDate,
    sample: false,
    dryRun: false,
  };
  return loadSource(database, load, watcher);
}
