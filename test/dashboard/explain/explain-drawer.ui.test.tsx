import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProgressPage } from '#dashboard/src/pages/progress/ProgressPage.tsx';
import { indicators, programme } from '../support/answers.ts';
import { stubResizeObserver } from '../support/desk-browser.ts';
import { fakeServer, refuse } from '../support/fake-server.ts';
import { renderAt } from '../support/render-page.tsx';

beforeEach(stubResizeObserver);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const page = (search: string) => renderAt(search, <ProgressPage />);
const opened = () => screen.findByRole('dialog', { name: '数字的来历' });
const ofValue = '?explain=value.village-bus-coverage.330600';
const ofItem = '?tab=plan&explain=item.pavement_repair.330600.done';

describe('a number of an indicator', () => {
  it('opens from its card, takes the focus, closes by Esc and gives the focus back', async () => {
    fakeServer();
    const { addressNow } = page('');
    const figures = await screen.findByRole('region', { name: '关键指标' });
    const [number] = await within(figures).findAllByRole('button', { name: '93.31%' });
    number?.focus();
    if (number) fireEvent.click(number);
    const dialog = await opened();
    expect(addressNow()).toBe(ofValue);
    await waitFor(() => expect(document.activeElement).toBe(dialog));
    fireEvent.keyDown(dialog, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(addressNow()).toBe('');
    expect(document.activeElement).toBe(number);
  });

  it('says definition, clause, document, version, fraction, target and reason', async () => {
    fakeServer();
    page(ofValue);
    const dialog = within(await opened());
    await dialog.findByRole('heading', { name: '建制村通公交' });
    for (const text of ['怎样算', '比例100%', '第 1 版', '还差', '≥ 100%，2020-12-31 前', '500 米（含）']) {
      expect(dialog.getAllByText(text).length).toBeGreaterThan(0);
    }
    expect(dialog.getByText(/绍政发〔2018〕16号/)).toBeTruthy();
    expect(dialog.getByRole('region', { name: '怎样得到' }).textContent).toContain('93 个村93 条记录÷');
  });

  it('says the metres of a rule by place as the programme sets them', async () => {
    const ofTheIndicator = indicators.indicators.map((entry) => ({ ...entry, params: { withinM: 1000 } }));
    const own = { title: null, label: null, clause: null };
    const watched = [{ ...own, indicator: 'village-bus-coverage', params: { withinM: 350 } }];
    fakeServer({
      '/api/indicators': () => ({ ...indicators, indicators: ofTheIndicator }),
      '/api/programmes/plan': () => ({ ...programme, watched }),
    });
    page(ofValue);
    const dialog = within(await opened());
    expect((await dialog.findByText('阈值')).nextSibling?.textContent).toBe('350 米（含）');
  });

  it('leads to the records, each with file, row and the load in the history', async () => {
    const asked = fakeServer();
    page(ofValue);
    const trace = within(await within(await opened()).findByRole('region', { name: '记录' }));
    expect(await trace.findByText('共 3 条，合计 3 个村')).toBeTruthy();
    expect(await trace.findAllByText(/villages\.csv 第 12 行/)).toHaveLength(2);
    expect(trace.getAllByRole('link', { name: '第 4 批' })[0]?.getAttribute('href')).toBe('/data?part=history&load=4');
    fireEvent.click(trace.getByRole('button', { name: '再显示 20 条' }));
    expect(await trace.findByRole('button', { name: '在地图上显示 丙村' })).toBeTruthy();
    fireEvent.click(trace.getByRole('radio', { name: '全部' }));
    await waitFor(() => expect(asked.at(-1)).toContain('state=all'));
  });

  it('tells why it changed since the last closed month, cause by cause and record by record', async () => {
    const asked = fakeServer();
    const { addressNow } = page(ofValue);
    const change = within(await within(await opened()).findByRole('region', { name: '为什么变了' }));
    expect((await change.findByText('新完成的工程和新情况', { selector: 'th' })).closest('tr')?.textContent).toBe(
      '新完成的工程和新情况+8.250+2.0121',
    );
    expect(change.getByText('数据更正', { selector: 'th' }).closest('tr')?.textContent).toBe('数据更正−0.50−0.21');
    expect(asked.find((address) => address.startsWith('/api/changes'))).toContain('from=2020-08&limit=1000');
    expect(change.queryByText('更正路')).toBeNull();
    fireEvent.click(change.getByRole('button', { name: '再显示 20 条' }));
    expect(change.getByText('更正路').closest('tr')?.textContent).toContain('不再达标');
    fireEvent.change(change.getByRole('combobox'), { target: { value: '2019-12-31' } });
    await waitFor(() => expect(addressNow()).toContain('since=2019-12-31'));
  });

  it('tells in words that a definition was changed after the month was closed, and shows the rest', async () => {
    fakeServer({ '/api/indicators/village-bus-coverage/records': refuse(409, 'definition_changed') });
    page(`${ofValue}&asOf=2020-08`);
    const dialog = within(await opened());
    expect(await dialog.findByText(/定义在关账后改过/)).toBeTruthy();
    expect(await dialog.findByText('第 1 版')).toBeTruthy();
  });

  it('of a trial is told by the official rule', async () => {
    fakeServer();
    page(`${ofValue}&threshold=800`);
    expect(await within(await opened()).findByText(/正按 800 米试算/)).toBeTruthy();
  });

  it('that the programme does not watch says so', async () => {
    fakeServer();
    page('?explain=value.hazard-treatment.330600');
    expect(await within(await opened()).findByText('该行动计划不监测这项指标')).toBeTruthy();
  });
});

describe('a number of the plan', () => {
  it('opens from its cell with the records of its kind', async () => {
    const asked = fakeServer();
    const { addressNow } = page('?tab=plan');
    const row = (await screen.findByText('路面维修')).closest('tr');
    if (!row) throw new Error('no row');
    fireEvent.click(within(row).getByRole('button', { name: '350' }));
    await opened();
    expect(addressNow()).toBe('?tab=plan&explain=item.pavement_repair.330600.report');
    await waitFor(() => expect(asked.some((address) => /records\?.*kind=report/.test(address))).toBe(true));
  });

  it('says all its figures, the reason, the records and the change', async () => {
    fakeServer();
    page(ofItem);
    const dialog = within(await opened());
    expect(await dialog.findByText('慢')).toBeTruthy();
    expect(dialog.getByText('其中补完成（以前年度的计划）').nextSibling?.textContent).toBe('3 公里');
    expect(dialog.queryByText('其中提前完成（以后年度的计划）')).toBeNull();
    expect(await dialog.findByRole('button', { name: '在地图上显示 全年工程' })).toBeTruthy();
    expect(dialog.getByText(/验收 · 完工 2020-08-03/).textContent).toContain(
      '2019 年计划 · 补完成 · 调整到 2020 年：未说明原因',
    );
    expect((await dialog.findByText('新修路')).closest('tr')?.textContent).toContain('+65.4');
  });

  it('of one month lists that month, with a way to the year', async () => {
    fakeServer();
    const { addressNow } = page(`${ofItem}.8`);
    const dialog = within(await opened());
    expect(await dialog.findByRole('button', { name: '在地图上显示 8月工程' })).toBeTruthy();
    fireEvent.click(dialog.getByRole('button', { name: '列全年' }));
    await waitFor(() => expect(addressNow()).toBe(ofItem));
  });
});
