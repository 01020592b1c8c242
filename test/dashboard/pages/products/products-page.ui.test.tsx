import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import ProductsPage from '#dashboard/src/pages/products/ProductsPage.tsx';
import { basis } from '../../support/answers.ts';
import { type FakeAnswers, fakeServer, refuse } from '../../support/fake-server.ts';
import { order, withOrders } from '../../support/order-answers.ts';
import { renderAt } from '../../support/render-page.tsx';

beforeEach(() => {
  URL.createObjectURL = () => 'blob:preview';
  URL.revokeObjectURL = () => undefined;
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const page = (search: string, special: FakeAnswers = {}) => {
  const asked = fakeServer(special);
  return { asked, ...renderAt(search, <ProductsPage />) };
};

describe('the papers', () => {
  it('are all on one page, each with an address', async () => {
    const { addressNow } = page('');
    const nav = within(await screen.findByRole('navigation', { name: '公文种类' }));
    expect(nav.getAllByRole('button')).toHaveLength(7);
    fireEvent.click(nav.getByRole('button', { name: /关账月份/ }));
    await waitFor(() => expect(addressNow()).toBe('?paper=months'));
    expect(await screen.findByText('2020-08')).toBeTruthy();
    expect(screen.getByText('b'.repeat(64))).toBeTruthy();
    const look = screen.getAllByRole('link', { name: '查看当时的数字' })[0]?.getAttribute('href');
    expect(look).toBe('/progress?asOf=2020-08');
  });

  it('map: the chosen view is shown and taken in three formats', async () => {
    const { asked } = page('?region=330603&indicator=maintenance-rate&asOf=2020-08', {
      '/api/products/progress-map.svg': () => '<svg/>',
    });
    expect(await screen.findByRole('img', { name: '列养率 进度图预览' })).toBeTruthy();
    const query = '?programme=plan&indicator=maintenance-rate&region=330603&asOf=2020-08&lang=zh';
    expect(asked).toContain(`/api/products/progress-map.svg${query}`);
    for (const format of ['pdf', 'svg', 'png']) {
      const link = screen.getByRole('link', { name: `下载 ${format.toUpperCase()}` });
      expect(link.getAttribute('href')).toBe(`/api/products/progress-map.${format}${query}`);
    }
    expect(screen.getByText(/公文上会标明/)).toBeTruthy();
  });

  it('map: what cannot be drawn says why', async () => {
    page('?asOf=2020-05', { '/api/products/progress-map.svg': refuse(404, 'month_not_closed') });
    expect(await screen.findByText('这个月尚未关账，没有保存的数字')).toBeTruthy();
  });

  it('gaps: another threshold than the official one is called a trial', async () => {
    page('?paper=gaps&threshold=800');
    expect(await screen.findByText('100 个建制村中 2 个未通')).toBeTruthy();
    expect(screen.getByText(/考核口径为 500 米/)).toBeTruthy();
    const href = screen.getByRole('link', { name: '下载 Excel' }).getAttribute('href');
    expect(href).toContain('table=gaps&programme=plan&region=330600&rule=bus_stop&threshold=800');
  });

  it('plan: a programme without a plan has no such table, and says so', async () => {
    page('?paper=plan', {
      '/api/progress': () => ({ programme: 'plan', year: 2020, measuredOn: '2020-09-30', rows: [], basis }),
    });
    expect(await screen.findByText(/没有年度计划表/)).toBeTruthy();
    expect(screen.queryByRole('link', { name: '下载 Excel' })).toBeNull();
  });

  it('bulletin: its text is shown with citations that open, and a month without data is refused in words', async () => {
    const text =
      '标题\n\n依据：文件\n\n一、总体进展\n完成7项。[1]\n\n引用\n[1] 计划与完成：/api/progress?year=2020&asOf=2020-08\n';
    page('?paper=bulletin', { '/api/products/bulletin.txt': () => text });
    expect(await screen.findByRole('heading', { name: '标题' })).toBeTruthy();
    expect(screen.getByRole('link', { name: '引用 1' }).getAttribute('href')).toBe('#citation-1');
    expect(screen.getByRole('link', { name: '打开' }).getAttribute('href')).toBe(
      '/progress?year=2020&asOf=2020-08&tab=plan',
    );
    cleanup();
    page('?paper=bulletin&month=2020-05', {
      '/api/products/bulletin.txt': refuse(
        404,
        'bulletin_without_data',
        '该月没有数据。No load has a data date in it.',
      ),
    });
    expect(await screen.findByText('该月没有数据。')).toBeTruthy();
    expect(screen.queryByRole('link', { name: '下载 Excel' })).toBeNull();
  });

  it('awards: say the state, the task and whose turn it is, in the unit of the document', async () => {
    page('?paper=awards');
    expect((await screen.findByText('合计')).closest('tr')?.textContent).toBe('合计2000100200');
    expect(screen.getByText(/以奖代补/)).toBeTruthy();
  });

  it('awards: a programme without any says so', async () => {
    page('?paper=awards', { '/api/awards': refuse(404, 'no_awards') });
    expect(await screen.findByText('该行动计划没有奖补资金')).toBeTruthy();
  });
});

describe('supervision orders', () => {
  it('say state, due date and course, and what may be done next', async () => {
    const { addressNow } = page('?paper=orders', withOrders);
    const row = (await screen.findByText('已逾期', { selector: 'td' })).closest('tr');
    expect(row?.textContent).toContain('柯桥区 2020 路面维修期限已过已逾期2020-10-312020-10-08——');
    fireEvent.click(screen.getByRole('button', { name: '督办单 5 的经过' }));
    await waitFor(() => expect(addressNow()).toBe('?paper=orders&order=5'));
    expect(screen.getByText('依据：截至 2020-09-30，完成 6 公里，应完成 15 公里，计划 20 公里')).toBeTruthy();
    expect(screen.getByText(/请补齐进度/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '答复' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: '办结' })).toBeNull();
  });

  it('cannot be recorded at a past moment', async () => {
    page('?paper=orders&order=5&asOf=2020-08', withOrders);
    expect(await screen.findByText(/登记请先回到最新/)).toBeTruthy();
    expect(await screen.findByText(/请补齐进度/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '答复' })).toBeNull();
  });

  it('are issued from a form: incomplete at first, then with the token that the server asks for', async () => {
    const sent: string[] = [];
    const { asked } = page('?paper=orders', {
      ...withOrders,
      '/api/orders/moves': (_, __, request) => {
        sent.push(`${new Headers(request?.headers).get('authorization')} ${request?.body}`);
        if (sent.length === 1) return refuse(401, 'token_needed')(new URLSearchParams(), '');
        return { event: 9, row: { ...order, order: 9 } };
      },
    });
    fireEvent.click(await screen.findByRole('button', { name: '发出督办单' }));
    const form = within(await screen.findByRole('form', { name: '发出督办单' }));
    fireEvent.change(form.getByLabelText('区域 *'), { target: { value: '330603' } });
    await form.findByRole('option', { name: '路面维修 · 有风险' });
    fireEvent.click(form.getByRole('button', { name: '登记' }));
    expect((await form.findByRole('alert')).textContent).toBe('请填写带 * 的各项');
    expect(sent).toEqual([]);
    fireEvent.change(form.getByLabelText('单位 *'), { target: { value: ' 市交通运输局 ' } });
    fireEvent.change(form.getByLabelText(/职务/), { target: { value: '科长' } });
    fireEvent.click(form.getByRole('button', { name: '登记' }));
    expect(await form.findByText(/服务器要求令牌/)).toBeTruthy();
    fireEvent.change(form.getByLabelText('令牌'), { target: { value: 'secret' } });
    const before = asked.filter((address) => address.startsWith('/api/orders?')).length;
    fireEvent.click(form.getByRole('button', { name: '登记' }));
    expect(await screen.findByText('已登记，督办单 9')).toBeTruthy();
    expect(sent.map((line) => line.slice(0, 13))).toEqual(['null {"kind":', 'Bearer secret']);
    expect(JSON.parse(sent[0]?.slice(5) ?? '')).toEqual({
      kind: 'issue',
      ...{ programme: 'plan', region: '330603', item: 'pavement_repair', year: 2020 },
      ...{ office: '市交通运输局', post: '科长' },
    });
    expect(asked.filter((address) => address.startsWith('/api/orders?')).length).toBeGreaterThan(before);
  });

  it('that the server refuses are refused in the language of the page', async () => {
    page('?paper=orders&order=5&lang=en', {
      ...withOrders,
      '/api/orders/moves': refuse(409, 'order_move_refused', '不能答复。Order 5 cannot be answered.'),
    });
    fireEvent.click(await screen.findByRole('button', { name: 'answer' }));
    fireEvent.change(screen.getByLabelText('Office *'), { target: { value: 'Bureau' } });
    fireEvent.change(screen.getByLabelText('Post (no names) *'), { target: { value: 'Head' } });
    fireEvent.click(screen.getByRole('button', { name: 'Record' }));
    expect((await screen.findByRole('alert')).textContent).toBe('Order 5 cannot be answered.');
  });
});
