import { ExplainButton } from '../../explain/ExplainButton.tsx';
import { formatPercent, formatQuantity } from '../../format/number.ts';
import { StatusMark } from '../../look/StatusMark.tsx';
import type { RegionFigure } from '../../map/region-figure.ts';
import type { Ranked } from '../../ranking/rank.ts';
import table from '../../records/table.module.css';
import { useTongue } from '../../words/words-context.tsx';
import type { View } from './view.ts';

interface Props {
  readonly view: View;
  readonly ranked: readonly Ranked[];
  readonly targetValue: number | undefined;
  readonly selected: string | undefined;
  readonly onPoint: (region: string | undefined) => void;
}

/** The ranking in rows: a name goes there, a number opens, and the row pointed at is marked on the map. */
export function RankingTable({ view, ranked, targetValue, selected, onPoint }: Props) {
  const { words, say, language } = useTongue();
  const { columns } = words.ranking;
  const unit = say(view.indicator.weightUnit);
  const amounts = ({ success, population }: RegionFigure) =>
    `${formatQuantity(success, language)} / ${formatQuantity(population, language)}`;
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{columns.rank}</th>
            <th scope="col">{words.region}</th>
            <th scope="col" className={table.number}>
              %
            </th>
            <th scope="col" className={table.number}>
              {unit}
            </th>
            <th scope="col">{words.plan.columns.status}</th>
          </tr>
        </thead>
        <tbody>
          {ranked.map(({ figure, rank }) => (
            <tr
              key={figure.region}
              className={table.row}
              data-chosen={figure.region === selected}
              onPointerEnter={() => onPoint(figure.region)}
              onPointerLeave={() => onPoint(undefined)}
            >
              <td>{rank ?? '—'}</td>
              <th scope="row">
                <button
                  type="button"
                  className={table.link}
                  onFocus={() => onPoint(figure.region)}
                  onBlur={() => onPoint(undefined)}
                  onClick={() => view.go({ region: figure.region })}
                >
                  {figure.name}
                </button>
              </th>
              <td className={table.strong}>
                <ExplainButton
                  explained={{ of: 'value', indicator: view.indicator.id, region: figure.region }}
                  label={`${figure.name} ${say(view.indicator.label)}`}
                >
                  {formatPercent(figure.value, targetValue)}
                </ExplainButton>
              </td>
              <td className={table.number}>{amounts(figure)}</td>
              <td>
                <span className={table.status}>
                  {figure.status ? <StatusMark status={figure.status} /> : null}
                  {figure.status ? words.status[figure.status] : ''}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
