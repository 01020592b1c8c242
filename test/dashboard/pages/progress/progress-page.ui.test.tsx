import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProgressPage } from '#dashboard/src/pages/progress/ProgressPage.tsx';
import { stubResizeObserver } from '../../support/desk-browser.ts';
import { fakeServer, refuse } from '../../support/fake-server.ts';
import { renderAt } from '../../support/render-page.tsx';

/** jsdom lays nothing out and has no WebGL: charts and map are shown to work in Chromium. */
beforeEach(stubResizeObserver);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const page = (search: string) => renderAt(search, <ProgressPage />);

describe('the page', () => {
  it('says whose data, as of when, of which load, and that it is a demonstration', async () => {
    fakeServer();
    page('');
    expect(await screen.findByRole('heading', { name: '三年行动计划' })).toBeTruthy();
    expect(screen.getByText('绍政发〔2018〕16号')).toBeTruthy();
    expect(await screen.findByText('演示数据')).toBeTruthy();
    expect(screen.getByText('数据截止 2020-09-30')).toBeTruthy();
    expect(screen.getByText('第 9 批')).toBeTruthy();
  });

  it('shows each watched indicator with value, target, counts and status in words', async () => {
    fakeServer();
    page('');
    const figures = await screen.findByRole('region', { name: '关键指标' });
    await within(figures).findAllByText('93.31');
    expect(within(figures).getAllByText('目标 ≥ 100%')).toHaveLength(2);
    expect(within(figures).getAllByText('有风险')).toHaveLength(2);
    expect(within(figures).getByText('93 / 100 个村')).toBeTruthy();
    expect(
      within(figures)
        .getAllByRole('article')
        .map((card) => card.dataset.indicator),
    ).toEqual(['village-bus-coverage', 'maintenance-rate']);
  });

  it('puts the chosen indicator and the language into the address', async () => {
    fakeServer();
    const { addressNow } = page('');
    fireEvent.click(await screen.findByRole('button', { name: '列养率' }));
    await waitFor(() => expect(addressNow()).toBe('?indicator=maintenance-rate'));
    fireEvent.click(screen.getByRole('button', { name: '切换到英文 English' }));
    await waitFor(() => expect(addressNow()).toBe('?indicator=maintenance-rate&lang=en'));
    expect(screen.getByRole('heading', { name: 'Three-year plan' })).toBeTruthy();
    expect(document.documentElement.lang).toBe('en');
  });

  it('shows the way up and goes it', async () => {
    fakeServer();
    const { addressNow } = page('?region=330681101');
    const trail = await screen.findByRole('navigation', { name: '区域' });
    expect(within(trail).getByText('店口镇', { selector: '[aria-current]' })).toBeTruthy();
    fireEvent.click(within(trail).getByRole('button', { name: '诸暨市' }));
    await waitFor(() => expect(addressNow()).toBe('?region=330681'));
  });

  it('keeps everything else when one panel fails, and asks again on demand', async () => {
    let broken = true;
    fakeServer({
      '/api/progress': (query, path) =>
        broken
          ? refuse(500, 'internal')(query, path)
          : {
              programme: 'plan',
              year: 2020,
              measuredOn: '2020-09-30',
              rows: [],
              basis: { asOf: null, load: 0, sample: false },
            },
    });
    page('');
    expect(await screen.findByText('这一部分没有载入')).toBeTruthy();
    expect(screen.getByText(/request-7/)).toBeTruthy();
    expect((await screen.findAllByText('93.31')).length).toBeGreaterThan(0);
    broken = false;
    fireEvent.click(screen.getByRole('button', { name: '重试' }));
    expect(await screen.findByText('该行动计划没有年度计划表')).toBeTruthy();
  });

  it('says in one sentence that there is no such region and leads back', async () => {
    fakeServer();
    const { addressNow } = page('?region=999999');
    expect(await screen.findByText('没有这个区域')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '回到全域' }));
    await waitFor(() => expect(addressNow()).toBe(''));
  });

  it('says what to do before there is any programme', async () => {
    fakeServer({ '/api/programmes': () => ({ programmes: [] }) });
    page('');
    expect(await screen.findByText(/programme apply/)).toBeTruthy();
  });

  it('offers the downloads of exactly this view', async () => {
    fakeServer();
    page('?region=330681&threshold=800&indicator=maintenance-rate');
    fireEvent.click(await screen.findByRole('button', { name: /导出/ }));
    const link = await screen.findByRole('link', { name: 'A3 进度图（PDF）' });
    expect(link.getAttribute('href')).toBe(
      '/api/products/progress-map.pdf?programme=plan&region=330681&lang=zh&indicator=maintenance-rate&threshold=800',
    );
  });
});

describe('the plan', () => {
  it('shows a dash in the plan as not planned, without a percentage', async () => {
    fakeServer();
    page('?tab=plan');
    const row = (await screen.findByText('安防工程')).closest('tr');
    expect(row?.textContent).toBe('安防工程 公里——0———0未列入计划');
    const planned = screen.getByText('路面维修').closest('tr');
    expect(planned?.textContent).toBe('路面维修 公里50055345.469.08%374.3461.4430–490.5350有风险');
  });

  it('asks for the year of the address', async () => {
    const asked = fakeServer();
    page('?tab=plan&year=2018');
    await screen.findByText('安防工程');
    expect(asked.filter((address) => address.startsWith('/api/progress'))).toEqual([
      '/api/progress?programme=plan&year=2018&region=330600',
    ]);
  });
});

describe('the records', () => {
  it('lead from the figure to file and row, page by page', async () => {
    const asked = fakeServer();
    page('?tab=records');
    expect(await screen.findByText('共 3 条，3 个村')).toBeTruthy();
    expect((await screen.findAllByText(/villages\.csv/))[0]?.textContent).toContain('第 12 行');
    fireEvent.click(screen.getByRole('button', { name: '再显示 50 条' }));
    expect(await screen.findByRole('button', { name: '在地图上显示 丙村' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: '再显示 50 条' })).toBeNull();
    expect(asked.at(-1)).toContain('cursor=next');
  });

  it('offer no way to the map for a record without a place', async () => {
    fakeServer();
    page('?tab=records');
    expect(await screen.findByRole('button', { name: '在地图上显示 甲村' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: '在地图上显示 乙村' })).toBeNull();
    expect(screen.getByText('乙村').title).toBe('无坐标，图上无法显示');
  });

  it('say so when there are none', async () => {
    fakeServer({
      '/api/indicators/village-bus-coverage/records': () => ({
        indicator: 'village-bus-coverage',
        version: 1,
        records: [],
        total: { count: 0, weight: 0 },
        nextCursor: null,
        basis: { asOf: null, load: 0, sample: false },
      }),
    });
    page('?tab=records');
    expect(await screen.findByText('没有符合条件的记录')).toBeTruthy();
  });
});

describe('the gaps', () => {
  it('list villages with distance and nearest stop, and those without a place as such', async () => {
    fakeServer();
    page('?tab=gaps');
    const far = (await screen.findByRole('button', { name: '在地图上显示 远村' })).closest('tr');
    expect(far?.textContent).toBe('远村诸暨市 店口镇2.62 公里外站');
    expect(screen.getByText('无村').closest('tr')?.textContent).toBe('无村诸暨市 店口镇无坐标—');
    expect(screen.getByText('100 个建制村中 3 个未通')).toBeTruthy();
  });

  it('count anew at another threshold and call it a trial', async () => {
    fakeServer();
    const { addressNow } = page('?tab=gaps');
    await screen.findByText('100 个建制村中 3 个未通');
    expect(screen.queryByText('考核口径为 500 米')).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: '800' }));
    await waitFor(() => expect(addressNow()).toBe('?threshold=800&tab=gaps'));
    expect(await screen.findByText('100 个建制村中 2 个未通')).toBeTruthy();
    expect(screen.getByText('考核口径为 500 米')).toBeTruthy();
    const link = screen.getByRole('link', { name: '下载未通村清单' }).getAttribute('href');
    expect(link).toContain('table=gaps&threshold=800');
  });

  it('leave districts without gaps to one line', async () => {
    fakeServer();
    page('?tab=gaps&threshold=800');
    expect(await screen.findByText('其余 1 个区县已全部通达')).toBeTruthy();
  });
});
