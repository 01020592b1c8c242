import { useQuery } from '@tanstack/react-query';
import { getTable } from '#api/contract/products.ts';
import { maximumThresholdM } from '../../address/address.ts';
import { urlOf } from '../../data/client.ts';
import type { Coverage } from '../../data/queries.ts';
import { busRule, coverageOf } from '../../figures/use-area-figures.ts';
import { formatDistance, formatQuantity } from '../../format/number.ts';
import { busIndicator } from '../../map/known-indicators.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { Panel } from '../../panel/Panel.tsx';
import table from '../../records/table.module.css';
import { useTongue } from '../../words/words-context.tsx';
import type { DeskView } from './desk-view.ts';
import { MomentChoice } from './MomentChoice.tsx';
import styles from './Paper.module.css';
import { PlaceChoice } from './PlaceChoice.tsx';
import { usePapersWords } from './use-papers-words.ts';

/** The list of villages without a bus as a workbook, with a look at its first rows. */
export default function GapPaper({ view }: { readonly view: DeskView }) {
  const { language } = useTongue();
  const words = usePapersWords();
  const { programme, region, asOf, address } = view;
  const isWatched = view.indicators.some(({ id }) => id === busIndicator);
  const query = useQuery({ ...coverageOf(view), enabled: isWatched });
  const { kind, thresholdM: officialM } = busRule(view);
  const href = urlOf(getTable, {
    query: {
      table: 'gaps',
      programme: programme.id,
      region,
      asOf,
      rule: kind,
      threshold: address.thresholdM,
      lang: language,
    },
  });
  if (!isWatched) {
    return (
      <Panel title={words.papers.gaps}>
        <Notice>{words.gaps.notWatched}</Notice>
      </Panel>
    );
  }
  return (
    <Panel
      title={words.papers.gaps}
      source={words.gaps.note}
      tools={
        query.data ? (
          <a className={styles.download} data-first="true" href={href} download>
            {words.download} {words.formats.xlsx}
          </a>
        ) : null
      }
    >
      <div className={styles.choices}>
        <PlaceChoice view={view} />
        <ThresholdField view={view} />
        <MomentChoice view={view} />
      </div>
      {address.thresholdM === officialM ? null : (
        <p className={styles.warning}>{words.gaps.trial(String(officialM))}</p>
      )}
      {programme.basis.sample ? <p className={styles.warning}>{words.sample}</p> : null}
      <Loaded query={query} lines={12}>
        {(coverage) => <FirstRows coverage={coverage} region={region} />}
      </Loaded>
    </Panel>
  );
}

function ThresholdField({ view }: { readonly view: DeskView }) {
  const words = usePapersWords();
  return (
    <label className={styles.choice}>
      <span className={styles.label}>{words.gaps.threshold}</span>
      <input
        type="number"
        className={styles.field}
        min={0}
        max={maximumThresholdM}
        step={50}
        defaultValue={view.address.thresholdM}
        key={view.address.thresholdM}
        onBlur={({ target }) => {
          const thresholdM = target.valueAsNumber;
          if (thresholdM >= 0 && thresholdM <= maximumThresholdM) view.go({ thresholdM });
        }}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') currentTarget.blur();
        }}
      />
    </label>
  );
}

const shown = 10;

function FirstRows({ coverage, region }: { readonly coverage: Coverage; readonly region: string }) {
  const { words: pageWords, language } = useTongue();
  const words = usePapersWords().gaps;
  const count = (value: number) => formatQuantity(value, language, 0);
  const self = coverage.rows.find((row) => row.region === region);
  const rest = coverage.gaps.length - shown;
  return (
    <>
      {self ? (
        <p className={styles.said}>{words.summary(count(self.villages - self.covered), count(self.villages))}</p>
      ) : null}
      {coverage.gaps.length === 0 ? (
        <Notice>{pageWords.gaps.none}</Notice>
      ) : (
        <div className={table.scroll}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{pageWords.gaps.village}</th>
                <th scope="col">{pageWords.records.place}</th>
                <th scope="col" className={table.number}>
                  {pageWords.gaps.distance}
                </th>
                <th scope="col">{pageWords.gaps.nearest}</th>
              </tr>
            </thead>
            <tbody>
              {coverage.gaps.slice(0, shown).map(({ key, name, districtName, townName, detail }) => (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  <td className={table.quiet}>
                    {districtName} {townName}
                  </td>
                  <td className={table.strong}>
                    {typeof detail.distanceM === 'number'
                      ? formatDistance(detail.distanceM, language)
                      : pageWords.gaps.noLocation}
                  </td>
                  <td className={table.quiet}>{detail.nearestName ?? '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {rest > 0 ? <p className={table.rest}>{words.rest(count(rest))}</p> : null}
        </div>
      )}
    </>
  );
}
