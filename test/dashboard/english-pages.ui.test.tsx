import { cleanup } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import CoveragePage from '#dashboard/src/pages/coverage/CoveragePage.tsx';
import DataPage from '#dashboard/src/pages/data/DataPage.tsx';
import ProductsPage from '#dashboard/src/pages/products/ProductsPage.tsx';
import { ProgressPage } from '#dashboard/src/pages/progress/ProgressPage.tsx';
import WallPage from '#dashboard/src/pages/wall/WallPage.tsx';
import { en } from '#dashboard/src/words/en.ts';
import { chineseLeft, listenToData, settle } from './support/chinese-left.ts';
import { coverageAnswers } from './support/coverage-answers.ts';
import { datesLeft } from './support/dates-left.ts';
import { draft, draftId, fakeDesk } from './support/desk-answers.ts';
import { stubResizeObserver } from './support/desk-browser.ts';
import { fakeServer } from './support/fake-server.ts';
import { withOrders } from './support/order-answers.ts';
import { renderAt } from './support/render-page.tsx';

beforeEach(() => {
  URL.createObjectURL = () => 'blob:preview';
  URL.revokeObjectURL = () => undefined;
  stubResizeObserver();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const load = {
  ...{ load: 8, kind: 'publish', dataset: 'village', rootRegion: '330600', programme: null, region: '330600' },
  ...{ mode: 'guarded', file: '村.xlsx', dataDate: '2020-09-30', sample: true, read: 9, accepted: 9, rejected: 1 },
  ...{ added: 1, changed: 2, removed: 3, unchanged: 4, problems: [], undoes: null, undoneBy: 9 },
  publishedAt: '2026-01-02T03:04:05.000Z',
};
const changed = [{ key: 'V1', name: '甲村', row: 3, fields: [{ field: 'population', before: null, after: '15' }] }];
const difference = { counts: { added: 0, changed: 40, removed: 0, unchanged: 0 }, added: [], changed, removed: [] };
const serve = {
  coverage: () => fakeServer({ ...coverageAnswers, '/api/loads': () => ({ loads: [load] }) }),
  papers: () => fakeServer({ ...withOrders, '/api/loads': () => ({ loads: [load] }) }),
  progress: () => fakeServer({ '/api/loads': () => ({ loads: [load] }) }),
  desk: () =>
    fakeDesk(draft, {
      '/api/loads': () => ({ loads: [load] }),
      [`/api/drafts/${draftId}/difference`]: () => difference,
    }),
};

/** The way to Chinese is called by its own name, and the mark of the sample by the word that is printed on it. */
const ofTheLanguage = [en.language, '演示数据'];

/** A page at an address; what has to be on it, so that an empty page does not pass. */
type Case = readonly [address: string, page: ReactElement, served: keyof typeof serve, seen: string];
const desk = `&draft=${draftId}`;
const cases: readonly Case[] = [
  ['wall: &pace=0', <WallPage key="" />, 'papers', '345.4'],
  ['progress: overview', <ProgressPage key="" />, 'progress', '93.31'],
  ['progress: &ranking=table', <ProgressPage key="" />, 'progress', 'Rank'],
  ['progress: &tab=plan', <ProgressPage key="" />, 'progress', 'Pavement repaired'],
  ['progress: &tab=plan&part=months', <ProgressPage key="" />, 'progress', '369'],
  ['progress: &tab=plan&part=claims', <ProgressPage key="" />, 'progress', '柯桥区'],
  ['progress: &tab=plan&part=totals', <ProgressPage key="" />, 'progress', '1,365'],
  ['progress: &explain=total.overload_lane.330600', <ProgressPage key="" />, 'progress', 'No works yet'],
  ['progress: &tab=records', <ProgressPage key="" />, 'progress', 'villages.csv'],
  ['progress: &tab=gaps', <ProgressPage key="" />, 'progress', '外站'],
  ['progress: &explain=value.village-bus-coverage.330600', <ProgressPage key="" />, 'progress', 'How it is counted'],
  ['progress: &tab=plan&explain=item.pavement_repair.330600.done', <ProgressPage key="" />, 'progress', '345.4'],
  ['coverage: list', <CoveragePage key="" />, 'coverage', '甲村'],
  ['coverage: &list=flipped&ref=village_hall', <CoveragePage key="" />, 'coverage', '丁村'],
  ['coverage: &record=village:甲', <CoveragePage key="" />, 'coverage', 'villages.csv'],
  ['coverage: &vsThreshold=2000&show=roads.stops.hex', <CoveragePage key="" />, 'coverage', '2000'],
  ['data: files', <DataPage key="" />, 'desk', '村.xlsx'],
  [`data: ${desk}`, <DataPage key="" />, 'desk', 'village'],
  [`data: ${desk}&view=problems`, <DataPage key="" />, 'desk', 'no number'],
  [`data: ${desk}&view=columns`, <DataPage key="" />, 'desk', '代码'],
  [`data: ${desk}&view=difference`, <DataPage key="" />, 'desk', '甲村'],
  ['data: &part=history', <DataPage key="" />, 'desk', '村.xlsx'],
  ['data: &part=templates', <DataPage key="" />, 'desk', 'bridge'],
  ['products: map', <ProductsPage key="" />, 'papers', 'PDF'],
  ['products: &paper=plan', <ProductsPage key="" />, 'papers', 'Pavement repaired'],
  ['products: &paper=gaps', <ProductsPage key="" />, 'papers', 'Excel'],
  ['products: &paper=bulletin', <ProductsPage key="" />, 'papers', 'ulletin'],
  ['products: &paper=orders&order=5', <ProductsPage key="" />, 'papers', 'overdue'],
  ['products: &paper=months', <ProductsPage key="" />, 'papers', 'Aug 2020'],
  ['products: &paper=awards', <ProductsPage key="" />, 'papers', '200'],
];

it.each(cases)(
  'in English no word of the page is Chinese, and no date: %s',
  async (name, page, served, seen) => {
    serve[served]();
    const data = listenToData();
    const { client, container } = renderAt(`?lang=en${name.replace(/^\w+: (?!&).*|^\w+: /, '')}`, page);
    const shown = container.ownerDocument.body;
    const values = () => [...shown.querySelectorAll('input')].map(({ value }) => value);
    // A part that is loaded on demand may come late: what the case is about has to be there first.
    await vi.waitUntil(() => [shown.textContent, ...values()].join().includes(seen), { timeout: 60_000 });
    await settle(client);
    expect(chineseLeft(shown, [...data(), ...ofTheLanguage])).toEqual([]);
    expect(datesLeft(shown)).toEqual([]);
  },
  90_000,
);

it('the witness finds Chinese in texts and in what is only said, and lets names pass', () => {
  document.body.innerHTML = '<p>Region 柯桥区</p><p title="提示">x</p><b>还差 3</b>';
  expect(chineseLeft(document.body, ['柯桥区'])).toEqual(['提示', '还差 3']);
  document.body.innerHTML = '<p>2020-09 closed</p><p lang="zh">2020-09-30</p><b>9 Sep 2020, X101-2020-09</b>';
  expect(datesLeft(document.body)).toEqual(['2020-09 closed']);
  document.body.innerHTML = '';
});
