import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import CoveragePage from '#dashboard/src/pages/coverage/CoveragePage.tsx';
import DataPage from '#dashboard/src/pages/data/DataPage.tsx';
import { ProgressPage } from '#dashboard/src/pages/progress/ProgressPage.tsx';
import { keqiao, progress } from '../support/answers.ts';
import { coverageAnswers } from '../support/coverage-answers.ts';
import { draft, draftId, fakeDesk } from '../support/desk-answers.ts';
import { stubResizeObserver } from '../support/desk-browser.ts';
import { fakeServer } from '../support/fake-server.ts';
import { renderAt } from '../support/render-page.tsx';
import { catchWorkbooks } from '../support/saved-workbooks.ts';

beforeEach(stubResizeObserver);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** What is downloaded from the part of a page that `place` finds. */
async function download(search: string, page: ReactElement, place: () => Promise<HTMLElement>) {
  const workbooks = catchWorkbooks();
  renderAt(search, page);
  fireEvent.click(await within(await place()).findByRole('button', { name: '下载表格（Excel）' }));
  return workbooks.next();
}

// Whole pages, and the writer of workbooks on top: compiling them for the first time takes long on a busy machine.
describe('a workbook is made of', { timeout: 90_000 }, () => {
  it('two sides that are compared: each with its rule, and the difference', async () => {
    fakeServer(coverageAnswers);
    const place = () => screen.findByTestId('versus');
    const { rows, text } = await download('?vsThreshold=2000&ref=village_hall', <CoveragePage />, place);
    expect(text).toContain('绍兴市 左右对比');
    expect(rows.slice(-4)).toEqual([
      ['左：当前', '2020-09-30', '文化礼堂', 500, 100, 96, 1, 96],
      ['右：对照', '2020-09-30', '文化礼堂', 2000, 100, 97, 1, 97],
      ['左减右', '—', '—', '—', 0, -1, 0, -1],
      expect.anything(),
    ]);
  });

  it('an item in each district, with why it stands so', async () => {
    const [whole] = progress.rows;
    const rows = [...progress.rows, { ...whole, region: keqiao.code, name: keqiao.name, plan: 80, done: 62.5 }];
    fakeServer({ '/api/progress': () => ({ ...progress, rows }) });
    const search = '?tab=plan&explain=item.pavement_repair.330600.done';
    const { text } = await download(search, <ProgressPage />, () =>
      screen.findByRole('region', { name: '各区县' }, { timeout: 60_000 }),
    );
    expect(text).toMatch(/绍兴市 2020 路面维修 各区县/);
    expect(text).toMatch(/单位：公里/);
    expect(text).toContain('柯桥区|80|62.5|374.3169|350|69.08|有风险|慢');
  });

  it('what a file would change, field by field, and says when the list is cut', async () => {
    const field = { field: 'population', before: '12', after: '15' };
    const changed = [{ key: 'V1', name: '甲村', row: 3, fields: [field, { ...field, before: null }] }];
    const answer = { counts: { added: 0, changed: 40, removed: 0, unchanged: 0 }, added: [], changed, removed: [] };
    fakeDesk(draft, { [`/api/drafts/${draftId}/difference`]: () => answer });
    const place = () => screen.findByRole('main');
    const { rows, text } = await download(`?draft=${draftId}&view=difference`, <DataPage />, place);
    expect(rows).toContainEqual(['V1', '甲村', 3, '人口', '12', '15']);
    expect(rows).toContainEqual(['V1', '甲村', 3, '人口', '空', '15']);
    expect(text).toContain('村.xlsx 变更');
    expect(text).toContain('列出前 1 条，共 40 条');
  });

  it('every load that there was, however many are listed', async () => {
    const load = {
      ...{ kind: 'publish', dataset: 'village', rootRegion: '330600', programme: null, region: '330600' },
      ...{ mode: 'guarded', dataDate: '2020-09-30', sample: true, read: 9, accepted: 9, rejected: 5, file: '新.csv' },
      ...{ added: 1, changed: 2, removed: 3, unchanged: 4, undoes: null, undoneBy: null },
      problems: [{ code: 'bad_number', severity: 'error', count: 6 }],
      publishedAt: '2026-01-02T03:04:05.000Z',
    };
    const loads = Array.from({ length: 700 }, (_, at) => ({ ...load, load: 700 - at }));
    fakeDesk(draft, {
      '/api/loads': (query) => {
        const before = Number(query.get('before') ?? 701);
        return { loads: loads.filter((one) => one.load < before).slice(0, Number(query.get('limit'))) };
      },
    });
    const place = () => screen.findByRole('region', { name: '加载历史' });
    const { rows, text } = await download('?part=history', <DataPage />, place);
    expect(rows.filter(([, , dataset]) => dataset === '建制村')).toHaveLength(700);
    expect(rows.find(([number]) => number === 1)?.slice(2)).toEqual(
      expect.arrayContaining(['建制村', '新.csv', '2020-09-30', 1, 2, 3, 4, 5, 6]),
    );
    expect(text).toContain('演示数据，不得用作公文');
  });
});
