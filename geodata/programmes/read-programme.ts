import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineError } from '../errors.ts';
import type { Indicator } from '../indicators/define-indicator.ts';
import { indicators } from '../indicators/registry.ts';
import { checkDocument } from './check-document.ts';
import { checkFunding } from './check-funding.ts';
import { checkPlan } from './check-plan.ts';
import { checkTotals } from './check-totals.ts';
import { type Fault, programmeRefusal } from './faults.ts';
import { type Funding, fundingDocument } from './funding.ts';
import { type Programme, type ProgrammeDocument, programmeDocument } from './programme.ts';
import { readPlan } from './read-plan.ts';
import { readTargets } from './read-targets.ts';
import { readYaml } from './read-yaml.ts';

const noProgramme = defineError(
  'programme_not_found',
  404,
  (folder: string) => `${folder} holds no programme.yaml: give the folder of a programme`,
);

/**
 * Reads a programme folder (programme.yaml, targets.csv, and, where the document has them, plan.csv and
 * funding.yaml) into one checked object. All faults of all files are reported together.
 */
export async function readProgramme(
  folder: string,
  known: ReadonlyMap<string, Indicator> = indicators,
): Promise<Programme> {
  const text = await readText(folder, 'programme.yaml');
  if (text === undefined) throw noProgramme(folder);
  const faults: Fault[] = [];
  const read = readYaml({ file: 'programme.yaml', text }, programmeDocument, faults);
  if (read === undefined) throw programmeRefusal(folder, faults);
  checkDocument(read, { folder, known, faults });
  const document = read.content;

  const targetsText = await readText(folder, 'targets.csv');
  if (targetsText === undefined) faults.push({ file: 'targets.csv', line: 0, message: 'is missing' });
  const targets = readTargets(targetsText ?? '', { programme: document, indicators: known, faults });
  const plan = await readPlanFile(folder, document, faults);
  checkTotals(read, plan, faults);
  const funding = await readFundingFile(folder, document, faults);
  if (faults.length > 0) throw programmeRefusal(folder, faults);
  return { ...document, targets, plan, funding };
}

async function readPlanFile(folder: string, document: ProgrammeDocument, faults: Fault[]): Promise<Programme['plan']> {
  const text = await readText(folder, 'plan.csv');
  if (text === undefined) {
    if (document.items.length > 0)
      faults.push({ file: 'plan.csv', line: 0, message: 'is missing, yet there are items' });
    return [];
  }
  const table = readPlan(text, document, faults);
  checkPlan(table, document, faults);
  return table.cells;
}

async function readFundingFile(
  folder: string,
  document: ProgrammeDocument,
  faults: Fault[],
): Promise<Funding | undefined> {
  const text = await readText(folder, 'funding.yaml');
  if (text === undefined) return undefined;
  const funding = readYaml({ file: 'funding.yaml', text }, fundingDocument, faults);
  if (funding !== undefined) checkFunding(funding, document, faults);
  return funding?.content;
}

async function readText(folder: string, file: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, file), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
