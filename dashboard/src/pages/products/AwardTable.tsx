import { useState } from 'react';
import { moveAward } from '#api/contract/awards.ts';
import type { Awards } from '../../data/queries.ts';
import { formatQuantity } from '../../format/number.ts';
import table from '../../records/table.module.css';
import { useTongue } from '../../words/words-context.tsx';
import { MoveForm } from './MoveForm.tsx';
import styles from './Paper.module.css';
import { useFocusBack } from './use-form-focus.ts';
import { usePapersWords } from './use-papers-words.ts';

type AwardRow = Awards['rows'][number];

interface Props {
  readonly awards: Awards;
  readonly isNow: boolean;
}

export function AwardTable({ awards, isNow }: Props) {
  const { words: pageWords, language } = useTongue();
  const { awards: words } = usePapersWords();
  const amount = (yuan: number) => formatQuantity(yuan / awards.unitYuan, language, 2);
  return (
    <>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{pageWords.region}</th>
              <th scope="col">{words.year}</th>
              {[words.scheduled, words.paid, words.due, words.remaining].map((head) => (
                <th key={head} scope="col" className={table.number}>
                  {head}
                </th>
              ))}
              <th scope="col">{words.state}</th>
              <th scope="col">{words.task}</th>
              <th scope="col">{words.next}</th>
            </tr>
          </thead>
          <tbody>
            {awards.rows.map((row) => (
              <Row key={`${row.region} ${row.year}`} {...{ row, amount, isNow }} programme={awards.programme} />
            ))}
            <tr>
              <th scope="row" colSpan={2}>
                <strong>{words.total}</strong>
              </th>
              {[
                awards.total.scheduledYuan,
                awards.total.paidYuan,
                awards.total.dueYuan,
                awards.total.remainingYuan,
              ].map((yuan, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: four sums that never change places
                <td key={at} className={table.strong}>
                  {amount(yuan)}
                </td>
              ))}
              <td colSpan={3} />
            </tr>
          </tbody>
        </table>
      </div>
      <p className={styles.remark} lang="zh">
        {words.clause}：{awards.clause}
      </p>
    </>
  );
}

interface RowProps {
  readonly row: AwardRow;
  readonly programme: string;
  readonly amount: (yuan: number) => string;
  readonly isNow: boolean;
}

function Row({ row, programme, amount, isNow }: RowProps) {
  const { say, nameOf } = useTongue();
  const { awards: words } = usePapersWords();
  const [isOpen, setOpen] = useState(false);
  const opener = useFocusBack<HTMLButtonElement>(isOpen);
  const { next, task } = row;
  const taskText = () => {
    if (!task) return '—';
    return task.open.length === 0 ? words.taskDone : words.taskOpen(String(task.open.length), String(task.planned));
  };
  return (
    <>
      <tr>
        <th scope="row">{nameOf(row)}</th>
        <td>{row.year}</td>
        <td className={table.number}>{amount(row.scheduledYuan)}</td>
        <td className={table.strong}>{amount(row.paidYuan)}</td>
        <td className={table.number}>{amount(row.dueYuan)}</td>
        <td className={table.number}>{amount(row.remainingYuan)}</td>
        <td>{say(row.state.title)}</td>
        <td title={task?.open.map(({ title }) => say(title)).join('、')}>
          {taskText()}
          {task?.isDeclaredAgainst ? <div className={styles.warning}>{words.against}</div> : null}
        </td>
        <td>
          {next ? say(next.title) : '—'}
          {next?.offered && isNow ? (
            <>
              {' '}
              <button
                ref={opener}
                type="button"
                className={table.link}
                aria-expanded={isOpen}
                onClick={() => setOpen(!isOpen)}
              >
                {words.record}
              </button>
            </>
          ) : null}
          {next && !next.offered ? <div className={table.quiet}>{say(next.reason)}</div> : null}
        </td>
      </tr>
      {isOpen && next ? (
        <tr>
          <td colSpan={9}>
            <MoveForm
              endpoint={moveAward}
              label={words.recordOf(say(next.title), nameOf(row), row.year)}
              offices={next.offices}
              textLabel={words.reason}
              bodyOf={({ text, ...author }) => ({
                ...{ programme, region: row.region, year: row.year, step: next.step },
                ...author,
                ...(text === undefined ? {} : { reason: text }),
              })}
              onRecorded={() => setOpen(false)}
              onCancel={() => setOpen(false)}
            />
          </td>
        </tr>
      ) : null}
    </>
  );
}
