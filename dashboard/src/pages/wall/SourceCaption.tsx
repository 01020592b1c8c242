import { useQuery } from '@tanstack/react-query';
import { mapDatasets, newestFiles } from '../../data/newest-files.ts';
import { loadsQuery } from '../../data/queries.ts';
import { Lack } from '../../panel/Lack.tsx';
import { useTongue } from '../../words/words-context.tsx';
import styles from './SourceCaption.module.css';

/** Where the map comes from, at its lower edge. */
export function SourceCaption({ root }: { readonly root: string }) {
  const { words } = useTongue();
  const query = useQuery(loadsQuery());
  const loads = query.data?.loads;
  const drawn = newestFiles(loads ?? [], root).filter((load) => mapDatasets.has(load.dataset));
  const names = drawn.map((load) => words.datasets[load.dataset] ?? load.dataset).join(' · ');
  return (
    <footer className={styles.caption}>
      {loads === undefined ? (
        <Lack query={query} of={words.sources.title} />
      ) : (
        <span>{names === '' ? words.map.noSources : words.map.sources(names)}</span>
      )}
      <span>{words.map.outlines}</span>
    </footer>
  );
}
