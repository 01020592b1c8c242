import type { Progress, ProgressRow } from '../../data/queries.ts';
import { formatPercent, formatQuantity } from '../../format/number.ts';
import { StatusMark } from '../../look/StatusMark.tsx';
import { statusOf } from '../../look/status-of.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { Panel } from '../../panel/Panel.tsx';
import { useTongue } from '../../words/words-context.tsx';
import type { RailProps } from './Rail.tsx';
import table from './table.module.css';
import { usePlan } from './use-plan.ts';
import { YearSwitch } from './YearSwitch.tsx';

/** Every item of the plan with all its figures. */
export default function PlanTab({ view, scope }: RailProps) {
  const { words } = useTongue();
  const plan = usePlan(view, scope);
  return (
    <Panel
      title={words.plan.title}
      note={plan.remark}
      tools={<YearSwitch view={view} year={plan.year} />}
      source={words.plan.paceRule}
    >
      <Loaded query={plan.query} lines={14}>
        {(progress) => <PlanTable progress={progress} />}
      </Loaded>
    </Panel>
  );
}

function PlanTable({ progress }: { readonly progress: Progress }) {
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
            <PlanRow key={row.item} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PlanRow({ row }: { readonly row: ProgressRow }) {
  const { words, say, language } = useTongue();
  const status = statusOf(row.status);
  const number = (value: number | null) => formatQuantity(value, language);
  return (
    <tr>
      <th scope="row">
        {say(row.title)} <span className={table.quiet}>{say(row.unit)}</span>
      </th>
      <td className={table.number}>{number(row.plan)}</td>
      <td className={table.number}>{number(row.carried)}</td>
      <td className={table.strong}>{number(row.done)}</td>
      <td className={table.number}>{row.percent === null ? '—' : `${formatPercent(row.percent)}%`}</td>
      <td className={table.number}>{number(row.expected)}</td>
      <td className={table.number} title={words.plan.rangeRule}>
        {number(row.plan === null ? null : row.forecast)}
        {row.plan !== null && row.forecastRange !== null && row.forecastRange.low !== row.forecastRange.high && (
          <div className={table.quiet}>
            {number(row.forecastRange.low)}–{number(row.forecastRange.high)}
          </div>
        )}
      </td>
      <td className={table.number}>{number(row.reported)}</td>
      <td title={say(row.reason)}>
        <span className={table.status}>
          <StatusMark status={status} />
          {words.planStatus[status]}
        </span>
      </td>
    </tr>
  );
}
