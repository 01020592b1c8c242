import type { Basis } from '#geodata/as-of.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { findProgrammeAt } from '#geodata/months/find-programme-at.ts';
import type { AppliedProgramme } from '#geodata/programmes/find-programme.ts';
import type { Words } from './map-content.ts';

export interface SheetProgramme extends AppliedProgramme {
  readonly title: Words;
  readonly documentNo: string | null;
}

interface TitleRow {
  readonly title_zh: string;
  readonly title_en: string;
  readonly document_no: string | null;
}

/** The programme whose targets a sheet shows: the one asked for, or the one the values are judged by. */
export async function findSheetProgramme(
  tx: ReadTransaction,
  basis: Basis,
  wanted: { readonly id?: string | undefined; readonly indicator?: string },
): Promise<SheetProgramme | null> {
  const programme = await findProgrammeAt(tx, basis, wanted);
  if (!programme) return null;
  const row: TitleRow | undefined = await tx('programme')
    .select(['title_zh', 'title_en', 'document_no'])
    .where({ id: programme.id })
    .first();
  if (!row) return null;
  return { ...programme, title: { zh: row.title_zh, en: row.title_en }, documentNo: row.document_no };
}
