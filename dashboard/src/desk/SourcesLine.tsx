import { useQuery } from '@tanstack/react-query';
import { Popover } from 'antd';
import { mapDatasets, newestFiles } from '../data/newest-files.ts';
import { type Load, loadsQuery } from '../data/queries.ts';
import { formatQuantity } from '../format/number.ts';
import { Lack } from '../panel/Lack.tsx';
import { useTongue } from '../words/words-context.tsx';
import styles from './SourcesLine.module.css';

interface Props {
  readonly root: string;
  /** Whose base map lies under the data; undefined: none but our own outlines. */
  readonly base?: string | undefined;
}

/** Where the map comes from, in sight; the files behind it, on demand. */
export function SourcesLine({ root, base }: Props) {
  const { words } = useTongue();
  const query = useQuery(loadsQuery());
  const loads = query.data?.loads;
  const files = loads ? newestFiles(loads, root) : [];
  const drawn = files.filter((load) => mapDatasets.has(load.dataset));
  const names = drawn.map((load) => words.datasets[load.dataset] ?? load.dataset).join(' · ');
  return (
    <footer className={styles.line}>
      {files.length > 0 ? (
        <Popover
          content={<SourceTable files={files} />}
          title={words.sources.title}
          trigger="click"
          placement="topLeft"
        >
          <button type="button" className={styles.open}>
            {words.map.sources(names)}
          </button>
        </Popover>
      ) : (
        <span>{loads ? words.map.noSources : <Lack query={query} of={words.sources.title} />}</span>
      )}
      <span>{base ?? words.map.outlines}</span>
    </footer>
  );
}

function SourceTable({ files }: { readonly files: readonly Load[] }) {
  const { words, dateOf, language } = useTongue();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{words.sources.title}</th>
          <th scope="col">{words.sources.file}</th>
          <th scope="col">{words.sources.dataDate}</th>
          <th scope="col">{words.sources.rows}</th>
        </tr>
      </thead>
      <tbody>
        {files.map((load) => (
          <tr key={load.dataset}>
            <td>{words.datasets[load.dataset] ?? load.dataset}</td>
            <td>{load.file}</td>
            <td>{dateOf(load.dataDate)}</td>
            <td className={styles.number}>{formatQuantity(load.accepted, language, 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
