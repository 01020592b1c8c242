import { useState } from 'react';
import type { SheetContent } from '../download/sheet-content.ts';
import { type SheetGround, sheetFacts, sheetMark } from '../download/sheet-facts.ts';
import { useDownloadWords } from '../download/use-download-words.ts';
import { WorkbookButton } from '../download/WorkbookButton.tsx';
import { formatQuantity } from '../format/number.ts';
import { SourceCell } from '../records/SourceCell.tsx';
import table from '../records/table.module.css';
import { useTongue } from '../words/words-context.tsx';
import { useExplainWords } from './use-explain-words.ts';

export interface ChangedRecord {
  readonly key: string;
  readonly name: string;
  readonly cause: string;
  readonly kind: string;
  readonly weight: string;
  /** The same as a number. */
  readonly amount: number;
  readonly source: { readonly load: number; readonly file: string; readonly row: number };
}

interface Props {
  readonly records: readonly ChangedRecord[];
  /** How many changed in all. */
  readonly total: number;
  readonly weightHead: string;
  /** What the workbook is called and rests on. */
  readonly ground: SheetGround & { readonly title: string };
}

const pageSize = 20;

/** The records that make the change, the heaviest first. */
export function ChangedRecords({ records, total, weightHead, ground }: Props) {
  const { words: pageWords, language } = useTongue();
  const words = useExplainWords().change;
  const [shown, setShown] = useState(pageSize);
  const count = (value: number) => formatQuantity(value, language, 0);
  const sheetWords = useDownloadWords();
  const { columns } = sheetWords;
  const content = (): SheetContent => ({
    title: ground.title,
    facts: sheetFacts(ground, sheetWords),
    mark: sheetMark(ground.basis, sheetWords),
    columns: [
      { title: pageWords.records.name },
      { title: words.cause },
      { title: words.kind },
      { title: weightHead },
      { title: columns.file },
      { title: columns.row, isName: true },
      { title: columns.load, isName: true },
    ],
    rows: records.map(({ name, cause, kind, amount, source }) => [
      ...[name, cause, kind, amount, source.file, source.row, source.load],
    ]),
    notes: records.length < total ? [words.cut(count(records.length), count(total))] : [],
  });
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{pageWords.records.name}</th>
            <th scope="col">{words.kind}</th>
            <th scope="col" className={table.number}>
              {weightHead}
            </th>
            <th scope="col">{pageWords.records.source}</th>
          </tr>
        </thead>
        <tbody>
          {records.slice(0, shown).map((record) => (
            <tr key={`${record.key} ${record.kind}`}>
              <th scope="row">{record.name}</th>
              <td className={table.quiet}>
                {record.kind}
                <br />
                {record.cause}
              </td>
              <td className={table.strong}>{record.weight}</td>
              <SourceCell source={record.source} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className={table.rest}>
        <WorkbookButton content={content} sheetName={words.title} />
      </p>
      {shown < records.length ? (
        <button type="button" className={table.more} onClick={() => setShown(shown + pageSize)}>
          {words.more}
        </button>
      ) : null}
      {records.length < total ? <p className={table.rest}>{words.cut(count(records.length), count(total))}</p> : null}
    </div>
  );
}
