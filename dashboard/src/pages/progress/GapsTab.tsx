import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { productLinks } from '../../data/product-links.ts';
import type { Coverage } from '../../data/queries.ts';
import { coverageOf } from '../../figures/use-area-figures.ts';
import { formatQuantity } from '../../format/number.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { Panel } from '../../panel/Panel.tsx';
import table from '../../records/table.module.css';
import { useTongue } from '../../words/words-context.tsx';
import { GapRegions } from './GapRegions.tsx';
import { GapRow } from './GapRow.tsx';
import styles from './GapsTab.module.css';
import type { RailProps } from './Rail.tsx';
import { ThresholdControl } from './ThresholdControl.tsx';

/** Villages not covered, farthest first, with the nearest stop; the threshold can be turned. */
export default function GapsTab(props: RailProps) {
  const { view } = props;
  const { words, language } = useTongue();
  const query = useQuery(coverageOf(view));
  const links = productLinks({
    programme: view.programme.id,
    indicator: view.indicator.id,
    region: view.region,
    thresholdM: view.address.thresholdM,
    asOf: view.asOf,
    language,
  });
  const self = query.data?.rows.find((row) => row.region === view.region);
  const count = (value: number) => formatQuantity(value, language, 0);
  return (
    <Panel
      title={words.gaps.title}
      note={self ? words.gaps.summary(count(self.villages - self.covered), count(self.villages)) : null}
      tools={
        <a className={styles.download} href={links.gapTable} download>
          {words.gaps.download}
        </a>
      }
      source={words.gaps.rule}
    >
      <ThresholdControl view={view} />
      <Loaded query={query} lines={12}>
        {(coverage) => (
          <div className={styles.lists} aria-busy={query.isPlaceholderData}>
            <GapRegions {...props} coverage={coverage} />
            <GapList {...props} coverage={coverage} />
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

const pageSize = 100;

function GapList({ view, coverage, chosen, onChoose }: RailProps & { readonly coverage: Coverage }) {
  const { words } = useTongue();
  const [shown, setShown] = useState(pageSize);
  const place = chosen === undefined ? -1 : coverage.gaps.findIndex(({ key }) => key === chosen);
  const listed = Math.max(shown, place + 1);
  const rest = coverage.gaps.length - listed;
  if (coverage.gaps.length === 0) return <Notice>{words.gaps.none}</Notice>;
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{words.gaps.village}</th>
            <th scope="col">{words.records.place}</th>
            <th scope="col" className={table.number}>
              {words.gaps.distance}
            </th>
            <th scope="col">{words.gaps.nearest}</th>
          </tr>
        </thead>
        <tbody>
          {coverage.gaps.slice(0, listed).map((gap) => (
            <GapRow
              key={gap.key}
              withDistrict={view.region === view.root}
              record={gap}
              chosen={gap.key === chosen}
              onChoose={onChoose}
            />
          ))}
        </tbody>
      </table>
      {rest > 0 ? (
        <button type="button" className={table.more} onClick={() => setShown(listed + pageSize)}>
          {words.gaps.more(String(Math.min(rest, pageSize)))}
        </button>
      ) : null}
    </div>
  );
}
