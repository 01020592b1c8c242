import type { ProgressRecordKind } from '#geodata/vocabulary/progress-record.ts';
import { useAddressPart } from '../address/use-address-part.ts';
import type { Basis, ProgressRow } from '../data/queries.ts';
import { formatPercent, formatQuantity } from '../format/number.ts';
import { StatusMark } from '../look/StatusMark.tsx';
import { statusOf } from '../look/status-of.ts';
import table from '../records/table.module.css';
import { useTongue } from '../words/words-context.tsx';
import { DistrictsWorkbook } from './DistrictsWorkbook.tsx';
import { explainPart } from './explain-address.ts';
import { Section } from './Section.tsx';
import { useExplainWords } from './use-explain-words.ts';

interface Props {
  /** The item in the region above. */
  readonly whole: ProgressRow;
  readonly rows: readonly ProgressRow[];
  readonly basis: Basis;
  readonly records: ProgressRecordKind;
}

/** The same item in each district: the way down. */
export function ItemDistricts({ whole, rows, basis, records }: Props) {
  const { words: pageWords, nameOf, language } = useTongue();
  const words = useExplainWords().item;
  const [, go] = useAddressPart(explainPart);
  return (
    <Section title={words.districts} tools={<DistrictsWorkbook {...{ whole, rows, basis }} />}>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{pageWords.region}</th>
              <th scope="col" className={table.number}>
                {words.plan}
              </th>
              <th scope="col" className={table.number}>
                {words.done}
              </th>
              <th scope="col" className={table.number}>
                {words.percent}
              </th>
              <th scope="col">{pageWords.plan.columns.status}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.region}>
                <th scope="row">
                  <button
                    type="button"
                    className={table.link}
                    onClick={() => go({ explain: { of: 'item', item: row.item, region: row.region, records } })}
                  >
                    {nameOf(row)}
                  </button>
                </th>
                <td className={table.number}>{formatQuantity(row.plan, language)}</td>
                <td className={table.strong}>{formatQuantity(row.done, language)}</td>
                <td className={table.number}>{row.percent === null ? '—' : `${formatPercent(row.percent)}%`}</td>
                <td>
                  <span className={table.status}>
                    <StatusMark status={statusOf(row.status)} />
                    {pageWords.planStatus[statusOf(row.status)]}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
