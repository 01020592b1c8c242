import { useQuery } from '@tanstack/react-query';
import { Popover } from 'antd';
import { type Load, loadsQuery } from '../../data/queries.ts';
import { formatQuantity } from '../../format/number.ts';
import { useTongue } from '../../words/words-context.tsx';
import styles from './SourcesLine.module.css';

/** The newest standing file of every dataset. */
export function newestFiles(loads: readonly Load[], root: string): readonly Load[] {
  const newest = new Map<string, Load>();
  for (const load of loads) {
    const known = newest.get(load.dataset);
    const ours = load.rootRegion === root && load.kind === 'publish';
    if (ours && (!known || known.load < load.load)) newest.set(load.dataset, load);
  }
  return [...newest.values()].sort((one, other) => one.load - other.load);
}

/** Datasets that the map draws. */
const mapDatasets = new Set(['region', 'village', 'road_segment', 'facility']);

/** Where the map comes from, in sight; the files behind it, on demand. */
export function SourcesLine({ root }: { readonly root: string }) {
  const { words } = useTongue();
  const loads = useQuery(loadsQuery()).data?.loads;
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
        <span>{loads ? words.map.noSources : ''}</span>
      )}
      <span>{words.map.outlines}</span>
    </footer>
  );
}

function SourceTable({ files }: { readonly files: readonly Load[] }) {
  const { words, language } = useTongue();
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
            <td>{load.dataDate}</td>
            <td className={styles.number}>{formatQuantity(load.accepted, language, 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
