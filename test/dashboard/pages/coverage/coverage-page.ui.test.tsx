import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import CoveragePage from '#dashboard/src/pages/coverage/CoveragePage.tsx';
import { basis } from '../../support/answers.ts';
import { coverageAnswers, villages } from '../../support/coverage-answers.ts';
import { stubResizeObserver } from '../../support/desk-browser.ts';
import { fakeServer, refuse } from '../../support/fake-server.ts';
import { renderAt } from '../../support/render-page.tsx';

/** jsdom lays nothing out and has no WebGL: the map is shown to work in Chromium. */
beforeEach(stubResizeObserver);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const page = (search: string) => renderAt(search, <CoveragePage />);
const serve = (special: Parameters<typeof fakeServer>[0] = {}) => fakeServer({ ...coverageAnswers, ...special });
const rowOf = async (name: string) => (await screen.findByRole('button', { name })).closest('tr') as HTMLElement;

describe('the list of villages', () => {
  it('says why each is a gap, and its rule is the official one', async () => {
    serve();
    page('');
    expect(within(await rowOf('甲村')).getByText('最近的站点店口站，距村委会 640.5 米')).toBeTruthy();
    expect(within(await rowOf('无村')).getByText('村委会、文化礼堂都没有坐标')).toBeTruthy();
    expect(screen.getByText('考核口径')).toBeTruthy();
    expect(screen.getByTestId('outcome').textContent).toContain('未覆盖 3');
  });

  it('opens its share: definition, clause, records, change', async () => {
    serve();
    const { addressNow } = page('');
    const outcome = within(await screen.findByTestId('outcome'));
    fireEvent.click(outcome.getByRole('button', { name: /^97/ }));
    expect(addressNow()).toBe('?explain=value.village-bus-coverage.330600');
    const drawer = within(await screen.findByRole('dialog'));
    expect(await drawer.findByRole('heading', { name: '建制村通公交' })).toBeTruthy();
    fireEvent.click(await drawer.findByRole('button', { name: /甲村/ }));
    expect(decodeURIComponent(addressNow())).toContain('record=village:甲');
    fireEvent.keyDown(document, { key: 'Escape' });
    expect(addressNow()).not.toContain('explain');
  });

  it('tells how many villages flip at another reference point, and lists them on demand', async () => {
    serve();
    const { addressNow } = page('');
    fireEvent.click(await screen.findByRole('radio', { name: '文化礼堂' }));
    expect(await screen.findByText(/新增覆盖 0 个，新增缺口 1 个/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '列出改变的村' }));
    expect(within(await rowOf('丁村')).getByText('新增缺口')).toBeTruthy();
    expect(addressNow()).toBe('?ref=village_hall&list=flipped');
    fireEvent.click(screen.getByRole('button', { name: /恢复考核口径/ }));
    await waitFor(() => expect(addressNow()).toBe('?list=flipped'));
    expect(await screen.findByText('没有村因口径或时点而改变')).toBeTruthy();
  });

  it('goes by arrow keys, the record following, and lets go with Esc', async () => {
    serve();
    const { addressNow } = page('');
    const first = await screen.findByRole('button', { name: '甲村' });
    first.focus();
    fireEvent.keyDown(first, { key: 'ArrowDown' });
    expect(decodeURIComponent(addressNow())).toBe('?record=village:乙');
    expect((await rowOf('乙村')).dataset.chosen).toBe('true');
    expect(document.activeElement?.textContent).toBe('乙村');
    fireEvent.keyDown(document.activeElement ?? first, { key: 'Escape' });
    expect(addressNow()).toBe('');
  });

  it('keeps the page standing when it fails, and when only the counts of the map do', async () => {
    serve({ '/api/coverage/villages': refuse(500, 'internal') });
    page('');
    const list = await screen.findByRole('region', { name: '建制村清单' });
    expect(await within(list).findByText('这一部分没有载入')).toBeTruthy();
    expect(screen.getByRole('combobox', { name: /查找/ })).toBeTruthy();
  });

  it.each([
    ['a region that is not known', {}],
    ['a village that only the villages know', { '/api/regions': () => ({ regions: [], basis }) }],
  ])('offers the way back from %s', async (_, special) => {
    serve(special);
    const { addressNow } = page('?region=999999');
    fireEvent.click(await screen.findByRole('button', { name: '回到全域' }));
    expect(addressNow()).toBe('');
  });
});

describe('a record', () => {
  it('leads from the city down to file and row, and every step leads back', async () => {
    serve();
    const { addressNow } = page('?record=village:甲');
    const panel = await screen.findByTestId('record');
    expect(await within(panel).findByText('villages.csv 第 12 行')).toBeTruthy();
    expect(within(panel).getByText('第 4 批，数据日期 2017-12-31')).toBeTruthy();
    await waitFor(() => expect(panel.textContent).toContain('未覆盖 · 最近的站点店口站'));
    fireEvent.click(await within(panel).findByRole('button', { name: '诸暨市' }));
    await waitFor(() => expect(addressNow()).toBe('?region=330681'));
  });

  it('that the date does not know is said, with a way back', async () => {
    serve({ '/api/records/village': refuse(404, 'unknown_record') });
    const { addressNow } = page('?record=village:甲&asOf=2019-12-31');
    fireEvent.click(await screen.findByRole('button', { name: '返回清单' }));
    expect(addressNow()).toBe('?asOf=2019-12-31');
  });
});

describe('the search', () => {
  it('is a combobox: typed, walked by keys, chosen, and a chainage without a place says why', async () => {
    const asked = serve();
    const { addressNow } = page('');
    const box = await screen.findByRole('combobox', { name: /查找/ });
    fireEvent.change(box, { target: { value: '甲' } });
    const options = await screen.findAllByRole('option');
    expect(options[1]?.textContent).toContain('断链：K4+000 与 K6+000 之间没有路段');
    expect(box.getAttribute('aria-activedescendant')).toBe(options[0]?.id);
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    expect(box.getAttribute('aria-activedescendant')).toBe(options[1]?.id);
    fireEvent.keyDown(box, { key: 'ArrowUp' });
    fireEvent.keyDown(box, { key: 'Enter' });
    await waitFor(() => expect(decodeURIComponent(addressNow())).toContain('record=village:甲&q=甲村'));
    expect(addressNow()).toContain('at=14%2F29.8%2F120.2');
    expect(box.getAttribute('aria-expanded')).toBe('false');
    expect(asked.filter((address) => address.startsWith('/api/search'))).toHaveLength(1);
  });

  it('says that nothing was found, and asks nothing of an empty box', async () => {
    const asked = serve();
    page('');
    const box = await screen.findByRole('combobox', { name: /查找/ });
    fireEvent.change(box, { target: { value: '   ' } });
    fireEvent.change(box, { target: { value: 'nothing' } });
    expect(await screen.findByText('没有找到')).toBeTruthy();
    expect(asked.filter((address) => address.startsWith('/api/search'))).toHaveLength(1);
  });
});

describe('time and comparison', () => {
  const load = (dataDate: string) => ({
    ...{ load: 1, kind: 'publish', dataset: 'facility', rootRegion: '330600', programme: null, region: '330600' },
    ...{
      mode: 'guarded',
      file: 'f.csv',
      dataDate,
      sample: true,
      read: 0,
      accepted: 0,
      rejected: 0,
      added: 0,
      changed: 0,
    },
    ...{ removed: 0, unchanged: 0, problems: [], undoes: null, undoneBy: null, publishedAt: '2020-10-01T00:00:00Z' },
  });
  const month = {
    month: '2020-08',
    load: 3,
    asOf: '2020-08-31',
    sample: true,
    office: null,
    post: null,
    sha256: '',
    closedAt: '',
  };
  const past = {
    '/api/loads': () => ({ loads: [load('2019-12-31'), load('2020-09-30')] }),
    '/api/months': () => ({ root: '330600', months: [month] }),
  };

  it('slides over dates of data and closed months, and the address says when', async () => {
    serve(past);
    const { addressNow } = page('?theme=night');
    const slider = await screen.findByRole('slider', { name: '数据时点' });
    const said = () => [slider.getAttribute('max'), slider.getAttribute('aria-valuetext')];
    await waitFor(() => expect(said()).toEqual(['2', '2020-09-30 · 最新']));
    fireEvent.change(slider, { target: { value: '1' } });
    await waitFor(() => expect(addressNow()).toBe('?asOf=2020-08&theme=night'));
    // The slider is the very one that was moved: it keeps the focus.
    await waitFor(() => expect(slider.getAttribute('aria-valuetext')).toBe('2020-08（已关账）'));
  });

  it('holds two rules against each other in the numbers of the server', async () => {
    const asked = serve(past);
    const { addressNow } = page('?ref=village_hall');
    fireEvent.click(await screen.findByRole('button', { name: '对比' }));
    await waitFor(() => expect(addressNow()).toContain('vsThreshold=2000'));
    const numbers = await screen.findByTestId('versus');
    const difference = within(numbers).getByText('左减右').closest('tr');
    expect(difference?.textContent).toBe('左减右0−10−1.00');
    expect(screen.getByRole('region', { name: '左右对比' }).querySelector('[class*=suffix]')?.textContent).toBe('米');
    expect(asked.some((address) => /againstReference=village_hall&againstThreshold=2000/.test(address))).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: '结束对比' }));
    await waitFor(() => expect(addressNow()).toBe('?ref=village_hall'));
  });
});

it('the witness of this file answers in pages as the server does', () => {
  expect(villages(new URLSearchParams('threshold=500&offset=3')).villages).toEqual([]);
  expect(basis.load).toBe(9);
});
