import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { useAddressPart } from '../../address/use-address-part.ts';
import { valuesQuery } from '../../data/queries.ts';
import { DeskHeader } from '../../desk/DeskHeader.tsx';
import { PanelBoundary } from '../../panel/PanelBoundary.tsx';
import { Waiting } from '../../panel/Waiting.tsx';
import { ProgrammeGate } from '../../programme/ProgrammeGate.tsx';
import { ProgrammePicker } from '../../programme/ProgrammePicker.tsx';
import { useTongue } from '../../words/words-context.tsx';
import type { DeskView } from './desk-view.ts';
import { MapPaper } from './MapPaper.tsx';
import styles from './ProductsPage.module.css';
import { type Paper, papers, productsPart } from './products-address.ts';
import { usePapersWords } from './use-papers-words.ts';

const PlanPaper = lazy(() => import('./PlanPaper.tsx'));
const GapPaper = lazy(() => import('./GapPaper.tsx'));
const BulletinPaper = lazy(() => import('./BulletinPaper.tsx'));
const OrdersPaper = lazy(() => import('./OrdersPaper.tsx'));
const MonthsPaper = lazy(() => import('./MonthsPaper.tsx'));
const AwardsPaper = lazy(() => import('./AwardsPaper.tsx'));

/** One page on which official papers are made. */
export default function ProductsPage() {
  const [address, go] = useAddress();
  return (
    <ProgrammeGate asked={address.programme}>
      {({ programme, indicators }) => {
        const indicator = indicators.find((entry) => entry.id === address.indicator) ?? indicators[0];
        const root = programme.rootRegion;
        const region = address.region ?? root;
        return <Desk view={{ address, go, programme, indicators, indicator, root, region, asOf: address.asOf }} />;
      }}
    </ProgrammeGate>
  );
}

function Desk({ view }: { readonly view: DeskView }) {
  const { words: pageWords, say } = useTongue();
  const words = usePapersWords();
  const [{ paper }] = useAddressPart(productsPart);
  const { programme, indicator, region, asOf } = view;
  const shown = useQuery(valuesQuery({ indicator: indicator.id, region, programme: programme.id, asOf }));
  const basis = shown.data?.basis ?? programme.basis;
  return (
    <div className={styles.page}>
      <DeskHeader
        page="products"
        title={say(programme.title)}
        subtitle={
          <>
            {programme.documentNo ? <span>{programme.documentNo}</span> : null}
            <ProgrammePicker view={view} />
          </>
        }
        basis={basis}
        skip={{ to: 'paper', label: pageWords.skipToContent }}
      />
      <div className={styles.desk}>
        <PaperNav current={paper} />
        <main className={styles.paper} id="paper" aria-label={words.papers[paper]}>
          <PanelBoundary resetKey={paper}>
            <Suspense fallback={<Waiting lines={12} />}>{contentOf(paper, view)}</Suspense>
          </PanelBoundary>
        </main>
      </div>
    </div>
  );
}

function contentOf(paper: Paper, view: DeskView): ReactNode {
  const contents: Readonly<Record<Paper, ReactNode>> = {
    map: <MapPaper view={view} />,
    plan: <PlanPaper view={view} />,
    gaps: <GapPaper view={view} />,
    bulletin: <BulletinPaper view={view} />,
    orders: <OrdersPaper view={view} />,
    months: <MonthsPaper view={view} />,
    awards: <AwardsPaper view={view} />,
  };
  return contents[paper];
}

function PaperNav({ current }: { readonly current: Paper }) {
  const words = usePapersWords();
  const [, go] = useAddressPart(productsPart);
  const list = useRef<HTMLElement>(null);
  // On a phone the kinds stand in one long row: the chosen one must be seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another paper is another entry of the same list
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  return (
    <nav ref={list} className={styles.nav} aria-label={words.navLabel}>
      {papers.map((paper) => (
        <button
          key={paper}
          type="button"
          className={styles.entry}
          aria-current={paper === current ? 'page' : undefined}
          onClick={() => go({ paper })}
        >
          <span className={styles.name}>{words.papers[paper]}</span>
          <span className={styles.hint}>{words.hints[paper]}</span>
        </button>
      ))}
    </nav>
  );
}
