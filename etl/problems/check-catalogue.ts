import type { Dataset, Finding } from '#geodata/datasets/define-dataset.ts';
import { datasets } from '#geodata/datasets/registry.ts';
import { generalChecks, repeatedKeys } from '../check/general-checks.ts';
import { repairOf } from '../check/geometry-repairs.ts';
import { problemKinds } from './problem-kinds.ts';

/** A public code with all that may be said under it. */
export interface CatalogueEntry {
  readonly code: string;
  readonly severity: string;
  /** Datasets it is told of; empty when it is told of any file. */
  readonly datasets: readonly string[];
  readonly fields: readonly string[];
  readonly zh: string;
  readonly en: string;
}

/** Every code of a fault, sorted; sentences that differ by field or dataset stand as entries of their own. */
export function listCatalogue(): CatalogueEntry[] {
  const entries = new Map<string, CatalogueEntry>();
  for (const { code, severity, empties, zh, en } of problemKinds.values()) {
    const varies = severity === 'error' && empties === 'cell';
    entries.set(`${code} ${zh}`, {
      code,
      severity: varies ? 'error/warning' : severity,
      datasets: [],
      fields: [],
      zh,
      en,
    });
  }
  for (const dataset of datasets.values()) {
    for (const finding of findingsOf(dataset)) add(entries, dataset.name, finding);
  }
  return [...entries.values()].sort((a, b) => (a.code === b.code ? 0 : a.code < b.code ? -1 : 1));
}

function add(entries: Map<string, CatalogueEntry>, dataset: string, finding: Finding): void {
  const { code, severity, field, zh, en } = finding.code === 'missing_required' ? ofAnyField(finding) : finding;
  const key = `${code} ${severity} ${zh}`;
  const known = entries.get(key) ?? { code, severity, datasets: [], fields: [], zh, en };
  const fields = field === undefined ? known.fields : [...new Set([...known.fields, field])];
  entries.set(key, { ...known, datasets: [...new Set([...known.datasets, dataset])], fields });
}

/** The sentence names its field: one entry would be thirty. */
function ofAnyField(finding: Finding): Finding {
  return {
    ...finding,
    zh: finding.zh.replace(/“.*”/, '“……”'),
    en: finding.en.replace(/required .* is/, 'required … is'),
  };
}

/** Any region but the root is given, so that the checks of --region are there as well. */
const anyScope = { root: 'root', region: 'region', programme: null };

function findingsOf(dataset: Dataset): Finding[] {
  return [
    ...generalChecks(dataset, anyScope),
    ...dataset.checks,
    ...dataset.geometries.flatMap((geometry) => repairOf(geometry)?.check ?? []),
    ...dataset.derive.flatMap(({ column, note }) =>
      note ? [{ ...note, severity: 'info' as const, field: column }] : [],
    ),
    repeatedKeys,
  ];
}
