import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProgressPage } from '#dashboard/src/pages/progress/ProgressPage.tsx';
import { stubResizeObserver } from '../../support/desk-browser.ts';
import { type FakeAnswers, fakeServer } from '../../support/fake-server.ts';
import { renderAt } from '../../support/render-page.tsx';
import { progressTotals } from '../../support/trace-answers.ts';

beforeEach(stubResizeObserver);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const page = (search: string, special: FakeAnswers = {}) => {
  const asked = fakeServer(special);
  return { asked, ...renderAt(search, <ProgressPage />) };
};
const rowOf = async (title: string) => (await screen.findByText(title, { selector: 'th' })).closest('tr');

describe('the totals of the document', () => {
  it('stand with what was done, and with the words that they are printed in', async () => {
    page('?tab=plan');
    fireEvent.click(await screen.findByRole('radio', { name: '文件总量' }));
    expect(await screen.findByText('2018–2020 年 · 统计至 2020-09-30')).toBeTruthy();
    const repaired = await rowOf('路面维修');
    expect(repaired?.textContent).toBe('路面维修 公里1,3651,09280.00%');
    expect(repaired?.nextElementSibling?.textContent).toBe('大中修1365公里 · 计划表合计 1,370');
    // The year says nothing of them.
    expect(screen.queryByRole('radiogroup', { name: '年度' })).toBeNull();
  });

  it('of the text alone say so, and that no works were loaded is not 0 %', async () => {
    page('?tab=plan&part=totals');
    const lanes = await rowOf('车道');
    expect(lanes?.textContent).toBe('车道 条780—');
    expect(lanes?.nextElementSibling?.textContent).toBe('车道78条 · 计划表无此项 · 尚无工程数据');
  });

  it('of a district show what its plan adds up to', async () => {
    const [first] = progressTotals.rows;
    const rows = [
      { ...first, region: '330603', name: '柯桥区', quantity: null, planned: 197, done: 59.1, percent: 30 },
    ];
    const { asked } = page('?tab=plan&part=totals&region=330603', {
      '/api/progress/totals': () => ({ ...progressTotals, rows }),
    });
    expect((await rowOf('路面维修'))?.textContent).toBe('路面维修 公里19759.130.00%');
    expect(screen.getByRole('columnheader', { name: '计划表合计' })).toBeTruthy();
    expect(asked.find((address) => address.includes('/totals'))).toContain('region=330603');
  });

  it('open to the works of all years', async () => {
    const { asked, addressNow } = page('?tab=plan&part=totals');
    const row = await rowOf('路面维修');
    if (row) fireEvent.click(within(row).getByRole('button', { name: '1,092' }));
    await waitFor(() => expect(addressNow()).toBe('?tab=plan&part=totals&explain=total.pavement_repair.330600'));
    const dialog = within(await screen.findByRole('dialog', { name: '数字的来历' }));
    expect(await dialog.findByText(/2018–2020 年/)).toBeTruthy();
    expect((await dialog.findByRole('heading', { name: '路面维修' })).parentElement?.textContent).toContain(
      '80.00%1,092 / 1,365 公里',
    );
    expect(dialog.getByText('大中修1365公里').previousSibling?.textContent).toBe('条文');
    const works = within(await dialog.findByRole('region', { name: '记录' }));
    expect(await works.findByRole('button', { name: '在地图上显示 全年工程' })).toBeTruthy();
    // Of several years, so that each work says which it was planned for.
    expect(works.getByText(/2019 年计划/)).toBeTruthy();
    const records = asked.find((address) => address.startsWith('/api/progress/records'));
    expect(records).toMatch(/kind=done/);
    expect(records).toMatch(/toDate=true/);
    expect(records).toMatch(/year=2020/);
  });

  it('that the document does not print are said to be none', async () => {
    page('?tab=plan&part=totals', { '/api/progress/totals': () => ({ ...progressTotals, rows: [] }) });
    expect(await screen.findByText('该文件正文没有列出总量')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /下载表格/ })).toBeNull();
  });
});
