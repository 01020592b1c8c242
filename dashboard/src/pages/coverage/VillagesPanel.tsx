import { Segmented, Select } from 'antd';
import { villageLists, villageSorts, whys } from '../../address/coverage-address.ts';
import { WorkbookButton } from '../../download/WorkbookButton.tsx';
import { formatQuantity } from '../../format/number.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import type { RegionScope } from '../../regions/use-region-scope.ts';
import { useCoverageWords } from '../../words/use-coverage-words.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { CoverageView } from './coverage-view.ts';
import type { Villages } from './RuleBar.tsx';
import { useVillageSheet } from './use-village-sheet.ts';
import styles from './VillagesPanel.module.css';
import { VillageTable } from './VillageTable.tsx';

interface Props {
  readonly view: CoverageView;
  readonly scope: RegionScope;
  readonly villages: Villages;
}

/** The villages of the region by the rule: which, in what order, and why. */
export function VillagesPanel({ view, scope, villages }: Props) {
  const words = useCoverageWords();
  const { language, nameOf } = useTongue();
  const sheet = useVillageSheet(view, nameOf(scope.self));
  const matching = villages.data?.pages[0]?.matching;
  return (
    <section className={styles.panel} aria-label={words.list.title} id="villages" tabIndex={-1}>
      <header className={styles.head}>
        <h2 className={styles.title}>{words.list.title}</h2>
        {matching === undefined ? null : (
          <span className={styles.note}>{words.list.count(formatQuantity(matching, language, 0))}</span>
        )}
        <span className={styles.download}>
          <WorkbookButton content={sheet} sheetName={words.list.title} />
        </span>
      </header>
      <Filters view={view} />
      <div className={styles.body} aria-busy={villages.isPlaceholderData}>
        <Loaded query={villages} lines={12}>
          {({ pages }) => {
            const shown = pages.flatMap((page) => page.villages);
            if (shown.length === 0) return <Notice>{emptyText(view, words)}</Notice>;
            return <VillageTable view={view} villages={shown} />;
          }}
        </Loaded>
        {villages.hasNextPage ? (
          <button
            type="button"
            className={styles.more}
            disabled={villages.isFetchingNextPage}
            onClick={() => void villages.fetchNextPage()}
          >
            {villages.isFetchingNextPage ? words.list.loading : words.list.more}
          </button>
        ) : null}
      </div>
      <footer className={styles.source}>{words.list.source}</footer>
    </section>
  );
}

function Filters({ view: { address, go } }: { readonly view: CoverageView }) {
  const { list: words } = useCoverageWords();
  return (
    <div className={styles.filters}>
      <Segmented
        size="small"
        name="list"
        aria-label={words.label}
        options={villageLists.map((value) => ({ value, label: words.lists[value] }))}
        value={address.list}
        onChange={(list) => go({ list, why: undefined })}
      />
      <Select
        size="small"
        aria-label={words.sort}
        prefix={words.sort}
        value={address.sort}
        options={villageSorts.map((value) => ({ value, label: words.sorts[value] }))}
        onChange={(sort) => go({ sort }, { replace: true })}
        popupMatchSelectWidth={false}
      />
      {address.list === 'gap' ? (
        <Select
          size="small"
          aria-label={words.why}
          value={address.why ?? 'any'}
          options={[
            { value: 'any', label: words.anyWhy },
            ...whys.map((value) => ({ value, label: words.whys[value] })),
          ]}
          onChange={(value) => go({ why: whys.find((why) => why === value) }, { replace: true })}
          popupMatchSelectWidth={false}
        />
      ) : null}
    </div>
  );
}

function emptyText({ address }: CoverageView, { list }: ReturnType<typeof useCoverageWords>): string {
  return address.list === 'gap' && address.why ? list.emptyWhy : list.empty[address.list];
}
