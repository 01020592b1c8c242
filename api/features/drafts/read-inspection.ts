import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import type { compareDraft, listDraftProblems, previewDraft } from '#api/contract/drafts.ts';
import type { Inspection } from '#etl/inspect/inspect-stage.ts';
import { severityOf } from './check-draft.ts';
import { nothingInspected } from './draft-errors.ts';
import type { DraftRecord } from './draft-record.ts';

type Problems = z.infer<(typeof listDraftProblems)['response']>;
type ProblemsQuery = z.infer<(typeof listDraftProblems)['query']>;

/** What the last check saw of the rows; written by this server and believed. */
export async function readInspection(record: DraftRecord, path: string): Promise<Inspection> {
  if (record.outcome?.inspected !== true) throw nothingInspected();
  const inspection: Inspection = JSON.parse(await readFile(path, 'utf8'));
  return inspection;
}

export function pageOfProblems(record: DraftRecord, { problems }: Inspection, query: ProblemsQuery): Problems {
  const { code, severity, field, offset, limit } = query;
  const messages = new Map(
    record.outcome?.groups.map((group) => [`${group.code} ${group.field ?? ''}`, group.message]),
  );
  const asked = problems.filter(
    (problem) =>
      (code === undefined || problem.code === code) &&
      (severity === undefined || problem.severity === severity) &&
      (field === undefined || (problem.field ?? '') === field),
  );
  return {
    total: asked.length,
    problems: asked.slice(offset, offset + limit).map(({ lon, lat, severity: found, ...problem }) => ({
      ...problem,
      severity: severityOf(found),
      message: messages.get(`${problem.code} ${problem.field ?? ''}`) ?? { zh: problem.code, en: problem.code },
      point: lon === null || lat === null ? null : [lon, lat],
    })),
  };
}

export function previewOf({ preview }: Inspection): z.infer<(typeof previewDraft)['response']> {
  const { placed, bounds4326, rows } = preview;
  return {
    type: 'FeatureCollection',
    placed,
    bounds: bounds4326 === null ? null : [...bounds4326],
    features: rows.map(({ geometry, row, key, fate, severity }) => ({
      type: 'Feature',
      geometry,
      properties: {
        row,
        key,
        fate,
        severity: severity === null ? null : severityOf(severity),
      },
    })),
  };
}

export function differenceOf({ differences }: Inspection): z.infer<(typeof compareDraft)['response']> {
  const { counts, added, changed, removed } = differences;
  type Record = (typeof added)[number];
  const open = (records: readonly Record[]) => records.map((record) => ({ ...record, fields: [...record.fields] }));
  return { counts, added: open(added), changed: open(changed), removed: open(removed) };
}
