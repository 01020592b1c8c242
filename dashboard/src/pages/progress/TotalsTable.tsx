import type { TotalRow } from '../../data/trace-queries.ts';
import { ExplainButton } from '../../explain/ExplainButton.tsx';
import { formatPercent, formatQuantity } from '../../format/number.ts';
import { Notice } from '../../panel/Notice.tsx';
import table from '../../records/table.module.css';
import { useTongue } from '../../words/words-context.tsx';
import { usePlanWords } from './use-plan-words.ts';

interface Props {
  readonly rows: readonly TotalRow[];
  /** The text has one sum for all: a region below shows what its plan adds up to. */
  readonly isRoot: boolean;
}

export function TotalsTable({ rows, isRoot }: Props) {
  const { totals: words } = usePlanWords();
  const { words: pageWords } = useTongue();
  if (rows.length === 0) return <Notice>{words.none}</Notice>;
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.dense}`}>
        <thead>
          <tr>
            <th scope="col">{words.item}</th>
            <th scope="col" className={table.number}>
              {isRoot ? words.total : words.planned}
            </th>
            <th scope="col" className={table.number}>
              {pageWords.plan.columns.done}
            </th>
            <th scope="col" className={table.number}>
              {pageWords.plan.columns.percent}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.item} row={row} isRoot={isRoot} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, isRoot }: { readonly row: TotalRow; readonly isRoot: boolean }) {
  const { words: pageWords, say, language } = useTongue();
  const { columns } = pageWords.plan;
  const { totals: words } = usePlanWords();
  const { quantity, planned, textOnly, hasWorks } = row;
  const number = (value: number | null) => formatQuantity(value, language);
  const opened = (column: string, text: string) => (
    <ExplainButton
      explained={{ of: 'total', item: row.item, region: row.region }}
      label={`${say(row.title)} ${column}`}
    >
      {text}
    </ExplainButton>
  );
  const differs = quantity !== null && !textOnly && planned !== quantity;
  const remarks = [
    textOnly ? words.textOnly : undefined,
    differs ? words.planSays(number(planned)) : undefined,
    hasWorks ? undefined : words.noWorks,
  ].filter((remark) => remark !== undefined);
  return (
    <>
      <tr className={table.explained}>
        <th scope="row" className={table.name}>
          {say(row.title)} <span className={table.unit}>{say(row.unit)}</span>
        </th>
        <td className={table.number}>{opened(isRoot ? words.total : words.planned, number(quantity ?? planned))}</td>
        <td className={table.strong}>{opened(columns.done, number(row.done))}</td>
        <td className={table.number}>
          {opened(columns.percent, row.percent === null ? '—' : `${formatPercent(row.percent)}%`)}
        </td>
      </tr>
      <tr>
        <td className={table.reason} colSpan={4}>
          <span lang="zh">{row.clause}</span>
          {remarks.length > 0 ? ` · ${remarks.join(' · ')}` : null}
        </td>
      </tr>
    </>
  );
}
