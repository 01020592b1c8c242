import type { Coverage } from '../../data/queries.ts';
import { ExplainButton } from '../../explain/ExplainButton.tsx';
import { formatPercent, formatQuantity } from '../../format/number.ts';
import { busIndicator } from '../../map/known-indicators.ts';
import table from '../../records/table.module.css';
import { useTongue } from '../../words/words-context.tsx';
import type { RailProps } from './Rail.tsx';

/** Gaps by district, or by town inside a district; most gaps first. */
export function GapRegions({ view, scope, coverage, onPoint }: RailProps & { readonly coverage: Coverage }) {
  const { words, nameOf, language } = useTongue();
  const below = coverage.rows.filter((row) => row.parent === view.region && row.region !== view.region);
  const rows = below
    .filter((row) => row.covered < row.villages)
    .sort((one, other) => other.villages - other.covered - (one.villages - one.covered));
  const rest = below.length - rows.length;
  if (below.length === 0) return null;
  const level = words.levels[scope.areaLevel];
  const count = (value: number) => formatQuantity(value, language, 0);
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <caption className="visually-hidden">{words.gaps.regionsTable}</caption>
        <thead>
          <tr>
            <th scope="col">{level}</th>
            <th scope="col" className={table.number}>
              {words.gaps.gap}
            </th>
            <th scope="col" className={table.number}>
              {words.gaps.covered}
            </th>
            <th scope="col" className={table.number}>
              {words.gaps.rate}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.region}
              className={table.row}
              onPointerEnter={() => onPoint(row.region)}
              onPointerLeave={() => onPoint(undefined)}
            >
              <th scope="row">
                <button type="button" className={table.link} onClick={() => view.go({ region: row.region })}>
                  {nameOf(row)}
                </button>
              </th>
              <td className={table.strong}>
                <ExplainButton
                  explained={{ of: 'value', indicator: busIndicator, region: row.region }}
                  label={`${nameOf(row)} ${words.gaps.gap}`}
                >
                  {count(row.villages - row.covered)}
                </ExplainButton>
              </td>
              <td className={table.number}>{count(row.covered)}</td>
              <td className={table.number}>{row.percent === null ? '—' : `${formatPercent(row.percent)}%`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 ? <p className={table.rest}>{words.gaps.rest(count(rest), level)}</p> : null}
    </div>
  );
}
