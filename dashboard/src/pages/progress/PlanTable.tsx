import type { ReactNode } from 'react';
import type { ProgressRecordKind } from '#geodata/vocabulary/progress-record.ts';
import type { Progress, ProgressRow } from '../../data/queries.ts';
import { ExplainButton } from '../../explain/ExplainButton.tsx';
import { formatPercent, formatQuantity } from '../../format/number.ts';
import { StatusMark } from '../../look/StatusMark.tsx';
import { statusOf } from '../../look/status-of.ts';
import { Notice } from '../../panel/Notice.tsx';
import table from '../../records/table.module.css';
import { useTongue } from '../../words/words-context.tsx';

interface Props {
  readonly progress: Progress;
  /** Whose plan it is. */
  readonly region: string;
}

export function PlanTable({ progress, region }: Props) {
  const { words } = useTongue();
  const { columns } = words.plan;
  if (progress.rows.length === 0) return <Notice>{words.plan.none}</Notice>;
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.dense}`}>
        <thead>
          <tr>
            <th scope="col">{columns.item}</th>
            {(['plan', 'carried', 'done', 'percent', 'expected', 'forecast', 'reported'] as const).map((name) => (
              <th key={name} scope="col" className={table.number}>
                {columns[name]}
              </th>
            ))}
            <th scope="col">{columns.status}</th>
          </tr>
        </thead>
        <tbody>
          {progress.rows.map((row) => (
            <PlanRow key={row.item} row={row} region={region} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PlanRow({ row, region }: { readonly row: ProgressRow; readonly region: string }) {
  const { words, say, language } = useTongue();
  const status = statusOf(row.status);
  const number = (value: number | null) => formatQuantity(value, language);
  const opened = (records: ProgressRecordKind, column: keyof typeof words.plan.columns, text: ReactNode) => (
    <ExplainButton
      explained={{ of: 'item', item: row.item, region, records }}
      label={`${say(row.title)} ${words.plan.columns[column]}`}
    >
      {text}
    </ExplainButton>
  );
  const isRange = row.plan !== null && row.forecastRange !== null && row.forecastRange.low !== row.forecastRange.high;
  const isToExplain = status === 'behind' || status === 'at_risk';
  const figures = (
    <tr className={isToExplain ? table.explained : undefined}>
      <th scope="row" className={table.name}>
        {say(row.title)} <span className={table.unit}>{say(row.unit)}</span>
      </th>
      <td className={table.number}>{opened('plan', 'plan', number(row.plan))}</td>
      <td className={table.number}>{opened('open', 'carried', number(row.carried))}</td>
      <td className={table.strong}>{opened('done', 'done', number(row.done))}</td>
      <td className={table.number}>
        {opened('done', 'percent', row.percent === null ? '—' : `${formatPercent(row.percent)}%`)}
      </td>
      <td className={table.number}>{opened('plan', 'expected', number(row.expected))}</td>
      <td className={table.number} title={words.plan.rangeRule}>
        {opened('done', 'forecast', number(row.plan === null ? null : row.forecast))}
        {isRange && row.forecastRange ? (
          <div className={table.quiet}>
            {number(row.forecastRange.low)}–{number(row.forecastRange.high)}
          </div>
        ) : null}
      </td>
      <td className={table.number}>{opened('report', 'reported', number(row.reported))}</td>
      <td title={say(row.reason)}>
        <span className={table.status}>
          <StatusMark status={status} />
          {words.planStatus[status]}
        </span>
      </td>
    </tr>
  );
  if (!isToExplain) return figures;
  return (
    <>
      {figures}
      <tr>
        <td className={table.reason} colSpan={9}>
          {say(row.reason)}
        </td>
      </tr>
    </>
  );
}
