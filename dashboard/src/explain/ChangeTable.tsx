import table from '../records/table.module.css';
import { useExplainWords } from './use-explain-words.ts';

interface Props {
  readonly heads: readonly string[];
  readonly rows: readonly { readonly cause: string; readonly cells: readonly string[]; readonly quiet: boolean }[];
}

/** What each cause made of the change. */
export function ChangeTable({ heads, rows }: Props) {
  const words = useExplainWords().change;
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{words.cause}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className={table.number}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cause, cells, quiet }) => (
            <tr key={cause} className={quiet ? table.quiet : undefined}>
              <th scope="row">{cause}</th>
              {cells.map((cell, at) => (
                <td key={heads[at]} className={table.number}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
