import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import WallPage from '#dashboard/src/pages/wall/WallPage.tsx';
import { awards, basis, city, progress, value } from '../../support/answers.ts';
import { fakeServer, refuse } from '../../support/fake-server.ts';
import { renderAt } from '../../support/render-page.tsx';

/** jsdom has no WebGL and lays nothing out: map and layout are shown to work in Chromium. */
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const wall = (search: string) => renderAt(search, <WallPage />);
const panel = (name: string) => screen.findByRole('region', { name });

describe('the panels of the wall', () => {
  it('show the numbers as they were answered', async () => {
    fakeServer();
    wall('?pace=0');
    const targets = await panel('目标与指标');
    await waitFor(() => expect(within(targets).getAllByText('93.31')).toHaveLength(2));
    const plan = await panel('2020 年计划与完成');
    expect(await within(plan).findByText('345.4 / 500 公里')).toBeTruthy();
    expect(within(plan).getByText('69%')).toBeTruthy();
    expect(within(plan).getByText('安防工程').closest('p')?.textContent).toBe('未列入计划：安防工程');
    const money = await panel('2020 年奖补（万元）');
    expect(within(money).getByRole('row', { name: /合计/ }).textContent).toBe('合计2000100');
    expect((await screen.findAllByText('演示数据')).length).toBe(1);
  });

  it('rank districts against the end of the month before', async () => {
    const values = (query: URLSearchParams) => {
      const now = query.get('asOf') === null;
      const districts = [
        value({ ...city, code: 'a', name: '甲' }, now ? 99 : 90),
        value({ ...city, code: 'b', name: '乙' }, 95),
      ];
      const values = query.has('level') ? districts : [value(city, 93.3)];
      return { indicator: query.get('indicator'), version: 1, weightUnit: { zh: '村', en: 'villages' }, values, basis };
    };
    const asked = fakeServer({ '/api/values': values });
    wall('?pace=0');
    const ranking = await panel('区县排名 · 村村通公交');
    await within(ranking).findByText('上升 1 位');
    expect(
      within(ranking)
        .getAllByRole('listitem')
        .map((row) => row.textContent),
    ).toEqual(['1甲↑ 1上升 1 位99.00%有风险', '2乙↓ 1下降 1 位95.00%有风险']);
    expect(asked.some((address) => address.includes('level=district') && address.includes('asOf=2020-08-31'))).toBe(
      true,
    );
  });

  it('say so when there is nothing to show', async () => {
    fakeServer({
      '/api/awards': () => ({ ...awards, regions: [], rows: [] }),
      '/api/progress': () => ({ ...progress, rows: [] }),
    });
    wall('?pace=0');
    expect(await screen.findByText('该行动计划没有奖补')).toBeTruthy();
    expect(await screen.findByText('尚无数据入库')).toBeTruthy();
    await waitFor(() => expect(screen.getAllByText('该行动计划没有年度计划表')).toHaveLength(2));
  });

  it('fail one by one, and the others stay', async () => {
    fakeServer({ '/api/progress': refuse(500, 'internal'), '/api/loads': refuse(403, 'forbidden') });
    wall('?pace=0');
    // Plan by item and by district; the loads are another matter.
    await waitFor(() => expect(screen.getAllByText('这一部分没有载入')).toHaveLength(2));
    expect(await within(await panel('最新入库')).findByText('没有查看这一部分的权限')).toBeTruthy();
    await waitFor(() => expect(screen.getAllByText('93.31')).toHaveLength(2));
    expect(await screen.findByText('合计')).toBeTruthy();
  });
});

describe('a server that does not answer', () => {
  it('is said at once, also when it never did', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch');
    });
    wall('');
    expect(await screen.findByText('连不上服务器，正在重新连接')).toBeTruthy();
  });

  it('leaves what was there, with the time since when it stands', async () => {
    let away = false;
    fakeServer({
      '/readyz': (query, path) =>
        away ? refuse(503, 'starting')(query, path) : { status: 'ready', load: 9, engine: 'server' },
    });
    wall('?pace=0');
    await waitFor(() => expect(screen.getAllByText('93.31')).toHaveLength(2));
    away = true;
    expect(await screen.findByText(/^数据停留在 \d\d:\d\d，正在重新连接$/)).toBeTruthy();
    expect(screen.getAllByText('93.31').length).toBe(2);
    away = false;
    await waitFor(() => expect(screen.queryByText(/^数据停留在/)).toBeNull());
  });
});
