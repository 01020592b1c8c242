import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProgressPage } from '#dashboard/src/pages/progress/ProgressPage.tsx';
import { city } from '../../support/answers.ts';
import { stubResizeObserver } from '../../support/desk-browser.ts';
import { type FakeAnswers, fakeServer, refuse } from '../../support/fake-server.ts';
import { renderAt } from '../../support/render-page.tsx';

beforeEach(stubResizeObserver);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const page = (search: string, special: FakeAnswers = {}) => {
  const asked = fakeServer(special);
  return { asked, ...renderAt(search, <ProgressPage />) };
};

describe('the months of the plan', () => {
  it('are in figures that open the works of their month; months to come have none', async () => {
    const { addressNow } = page('?tab=plan&part=months');
    const september = (await screen.findByText('9月', { selector: 'th' })).closest('tr');
    expect(september?.textContent).toBe('9月 8.508.00-0.5080.0079.00369.00');
    expect(screen.getByText(/^10月/).closest('tr')?.textContent).toBe('10月 未到—————410.00');
    if (september) fireEvent.click(within(september).getByRole('button', { name: '8.50' }));
    await waitFor(() => expect(addressNow()).toBe('?tab=plan&part=months&explain=item.pavement_repair.330600.done.9'));
  });

  it('say which report was corrected, from what to what, by which file', async () => {
    page('?tab=plan&part=months');
    expect((await screen.findByText(/7月 柯桥区：5 改为 6\.5/)).textContent).toContain('reports.csv');
  });
});

describe('claims against evidence', () => {
  it('are counted by kind, with what to do; sums open to works and reports', async () => {
    const { addressNow } = page('?tab=plan&part=claims');
    const kinds = within(await screen.findByRole('group', { name: '核对的种类' }));
    expect(kinds.getByRole('button', { name: '月报多于工程 1' }).getAttribute('aria-pressed')).toBe('true');
    expect(kinds.getByRole<HTMLButtonElement>('button', { name: '疑似重复计算 0' }).disabled).toBe(true);
    expect(screen.getByText('请补充工程')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '7 公里' }));
    await waitFor(() => expect(addressNow()).toContain('explain=item.pavement_repair.330603.done'));
  });

  it('of one kind are listed twenty at a time, each with its file and row', async () => {
    page('?tab=plan&part=claims&claim=work_without_place');
    expect(await screen.findByText('无址工程19')).toBeTruthy();
    expect(screen.queryByText('无址工程20')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '再显示 20 条' }));
    expect(screen.getByText('无址工程24').closest('tr')?.textContent).toContain('roads.geojson 第 57 行');
    expect(screen.queryByRole('button', { name: '再显示 20 条' })).toBeNull();
  });
});

describe('the ranking', () => {
  it('as a table goes down by the name and opens by the number', async () => {
    const { addressNow } = page('?ranking=table');
    const row = (await screen.findByRole('button', { name: '柯桥区' })).closest('tr');
    expect(row?.textContent).toBe('1柯桥区96.0093 / 100按进度');
    if (row) fireEvent.click(within(row).getByRole('button', { name: '96.00' }));
    await waitFor(() => expect(addressNow()).toBe('?ranking=table&explain=value.village-bus-coverage.330603'));
    fireEvent.click(screen.getByRole('button', { name: '柯桥区' }));
    await waitFor(() => expect(addressNow()).toContain('region=330603'));
  });
});

describe('the slider over closed months', () => {
  it('goes from month to month and back to now, and says what is shown', async () => {
    const { asked, addressNow } = page('');
    const slider = await screen.findByRole<HTMLInputElement>('slider', { name: '已关账月份' });
    expect([slider.max, slider.value, slider.getAttribute('aria-valuetext')]).toEqual(['2', '2', '最新']);
    fireEvent.change(slider, { target: { value: '1' } });
    await waitFor(() => expect(addressNow()).toBe('?asOf=2020-08'));
    expect(await screen.findByText(/2020-08 已关账：数字按关账时保存的显示/)).toBeTruthy();
    // It is the very slider that was taken hold of.
    expect(slider.isConnected).toBe(true);
    await waitFor(() => expect(asked.some((address) => /values.*asOf=2020-08/.test(address))).toBe(true));
    fireEvent.click(screen.getByRole('button', { name: '上一个关账月份' }));
    await waitFor(() => expect(addressNow()).toBe('?asOf=2020-07'));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '上一个关账月份' }).disabled).toBe(true);
    fireEvent.change(slider, { target: { value: '2' } });
    await waitFor(() => expect(addressNow()).toBe(''));
  });

  it('says that a date is none of its months', async () => {
    page('?asOf=2020-09-15');
    expect(await screen.findByText('显示 2020-09-15 时的数字，不在关账月份之列')).toBeTruthy();
  });

  it('is not there while no month is closed', async () => {
    page('', { '/api/months': () => ({ root: city.code, months: [] }) });
    await screen.findByText('村村通公交');
    await screen.findByRole('region', { name: '地图' });
    expect(screen.queryByRole('slider')).toBeNull();
  });

  it('says in words that a month is not closed', async () => {
    page('?asOf=2020-05', { '/api/progress': refuse(404, 'month_not_closed') });
    expect(await screen.findByText('这个月尚未关账，没有保存的数字')).toBeTruthy();
  });
});
