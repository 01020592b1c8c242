import type { SheetContent } from '../../download/sheet-content.ts';
import { useDownloadWords } from '../../download/use-download-words.ts';
import { WorkbookButton } from '../../download/WorkbookButton.tsx';
import { useDataWords } from './use-data-words.ts';

export interface DifferenceSheet {
  /** The file, and what of it differs: added, changed or removed. */
  readonly file: string;
  readonly kind: string;
  /** One a field of a record: the record's key, its name, its row in the file; the field, before, after. */
  readonly rows: SheetContent['rows'];
  /** What the list does not hold, in words. */
  readonly cut: string | undefined;
}

/** The records of one kind as they are listed, a row for each field that differs. */
export function DifferenceWorkbook({ file, kind, rows, cut }: DifferenceSheet) {
  const { difference } = useDataWords();
  const { columns, source } = useDownloadWords();
  const content = (): SheetContent => ({
    title: `${file} ${kind}`,
    facts: [`${columns.file}: ${file}`, source],
    columns: [
      ...[columns.code, columns.name].map((title) => ({ title })),
      { title: columns.row, isName: true },
      ...[difference.field, difference.before, difference.after].map((title) => ({ title })),
    ],
    rows,
    notes: cut === undefined ? [] : [cut],
  });
  return <WorkbookButton content={content} sheetName={kind} />;
}
