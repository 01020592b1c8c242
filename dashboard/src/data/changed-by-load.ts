import { getAwards } from '#api/contract/awards.ts';
import { getCoverage, listCoverageVillages } from '#api/contract/coverage.ts';
import { getValues, listIndicators, listRecords } from '#api/contract/indicators.ts';
import { listLoads } from '#api/contract/loads.ts';
import { getProgress } from '#api/contract/progress.ts';
import { listRegions } from '#api/contract/regions.ts';
import type { LoadEvent } from './event-stream.ts';

/** What a page knows already and a new load may leave as it is. */
export interface Known {
  /** Top region of the programme shown; undefined: not known yet. */
  readonly root: string | undefined;
  /** Data date of what is shown. */
  readonly asOf: string | null | undefined;
  /** Datasets an indicator reads; undefined for one that is not known. */
  readonly readsOf: (indicator: string) => readonly string[] | undefined;
}

/** Plan, works and reports: what progress is made of, and the tasks on which awards depend. */
const planDatasets = ['plan_item', 'plan', 'work', 'report'];

/**
 * Whether a load changes the answer with this key (`[operationId, url]`). In doubt it does: a number that is asked for
 * again costs little, one that stays behind is wrong. A later data date moves everything that is due by a day.
 */
export function isChangedBy(event: LoadEvent, key: readonly unknown[], known: Known): boolean {
  const [operation, url] = key;
  if (operation === listLoads.operationId) return true;
  if (operation === listIndicators.operationId) return false;
  if (known.root === undefined) return true;
  if (event.rootRegion !== known.root) return false;
  if (event.asOf !== known.asOf || event.dataset === 'region') return true;
  const reads = datasetsBehind(operation, String(url), known.readsOf);
  return reads?.includes(event.dataset) ?? true;
}

function datasetsBehind(operation: unknown, url: string, readsOf: Known['readsOf']): readonly string[] | undefined {
  const { pathname, searchParams } = new URL(url, 'http://here');
  if (operation === getValues.operationId) return readsOf(searchParams.get('indicator') ?? '');
  if (operation === listRecords.operationId) return readsOf(pathname.split('/').at(-2) ?? '');
  if (operation === getProgress.operationId || operation === getAwards.operationId) return planDatasets;
  if (operation === getCoverage.operationId || operation === listCoverageVillages.operationId)
    return ['village', 'facility'];
  if (operation === listRegions.operationId) return ['region', 'village'];
  return undefined;
}
