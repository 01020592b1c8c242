import type { z } from 'zod';
import type { programmeSummary } from '#api/contract/programmes.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import type { WatchedIndicator } from '#geodata/programmes/programme.ts';

export interface ProgrammeRow {
  readonly id: string;
  readonly root_region: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly document_no: string | null;
  readonly issued_on: string | null;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly indicators: readonly WatchedIndicator[];
  readonly settings: { readonly datesAsPrinted?: boolean };
}

export const programmeColumns = [
  'id',
  'root_region',
  'title_zh',
  'title_en',
  'document_no',
  'issued_on',
  'starts_on',
  'ends_on',
  'indicators',
  'settings',
] as const;

type Summary = z.input<typeof programmeSummary>;

export async function listProgrammes(tx: ReadTransaction): Promise<Summary[]> {
  const rows: ProgrammeRow[] = await tx('programme').select(programmeColumns).orderBy(['starts_on', 'id']);
  return rows.map(toSummary);
}

export function toSummary(row: ProgrammeRow): Summary {
  return {
    id: row.id,
    title: { zh: row.title_zh, en: row.title_en },
    documentNo: row.document_no,
    rootRegion: row.root_region,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  };
}
