import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import CoveragePage from '#dashboard/src/pages/coverage/CoveragePage.tsx';
import { coverageAnswers, village, villages } from '../../support/coverage-answers.ts';
import { fakeServer } from '../../support/fake-server.ts';
import { renderAt } from '../../support/render-page.tsx';
import { catchWorkbooks } from '../../support/saved-workbooks.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const lists = {
  gap: [village('甲'), village('乙', { distanceM: 2618.4 }), village('无', { why: 'no_location', distanceM: null })],
  success: [village('戊', { state: 'success', formerState: 'success', why: null, distanceM: 12.25 })],
  flipped: [village('丁', { formerState: 'success', distanceM: 812 })],
};
const all = Object.values(lists).flat();

/** Two villages an answer: a longer list has to be asked for in several. */
function inTwos(query: URLSearchParams) {
  const state = query.get('state');
  const listed = state === 'gap' || state === 'success' || state === 'flipped' ? lists[state] : all;
  const offset = Number(query.get('offset') ?? 0);
  return { ...villages(query), matching: listed.length, villages: listed.slice(offset, offset + 2) };
}

async function download(search: string) {
  const asked = fakeServer({ ...coverageAnswers, '/api/coverage/villages': inTwos });
  const workbooks = catchWorkbooks();
  renderAt(search, <CoveragePage />);
  const list = await screen.findByRole('region', { name: '建制村清单' });
  fireEvent.click(await within(list).findByRole('button', { name: '下载表格（Excel）' }));
  return { ...(await workbooks.next()), asked };
}

describe('the download of the list of villages', () => {
  it.each([
    ['gap', '', '缺口', lists.gap],
    ['flipped', '?list=flipped', '口径改变', lists.flipped],
    ['success', '?list=success', '已覆盖', lists.success],
    ['all', '?list=all', '全部', all],
  ] as const)('holds what the list shows: %s, to its end', async (_, search, word, expected) => {
    const { rows, text } = await download(search);
    expect(text).toContain(`绍兴市 建制村清单 ${word}`);
    const head = rows.findIndex(([first]) => first === '建制村');
    const body = rows.slice(head + 1, head + 1 + expected.length);
    expect(body.map(([name, code]) => [name, code])).toEqual(expected.map(({ name, key }) => [name, key]));
    // After them come the notes and no village more.
    expect(rows[head + 1 + expected.length]).toHaveLength(rows[0]?.length ?? 0);
    expect(text.match(/villages\.csv/g)).toHaveLength(expected.length);
  });

  it('is asked in the order, for the reason and by the rule of the list, and says so', async () => {
    const { text, asked } = await download('?ref=village_hall&threshold=800&sort=town&why=too_far');
    const last = asked.findLast((address) => address.startsWith('/api/coverage/villages')) ?? '';
    for (const part of ['state=gap', 'why=too_far', 'sort=town', 'reference=village_hall', 'threshold=800']) {
      expect(last).toContain(part);
    }
    expect(text).toContain('口径：文化礼堂，800 米（含），椭球面直线');
    expect(text).toContain('对照：任一点，500 米（含），2020-09-30');
    expect(text).toContain('列出: 缺口　原因: 距离超过阈值　排序: 乡镇');
  });

  it('says of each how far it is, why, and whether it flipped', async () => {
    const { rows } = await download('?list=all');
    const row = (name: string) => rows.find(([first]) => first === name);
    expect(row('丁村')).toEqual(
      expect.arrayContaining([812, '新增缺口', '最近的站点店口站，距村委会 812 米', 'villages.csv', 12, 4]),
    );
    expect(row('无村')).toEqual(expect.arrayContaining(['—', '村委会、文化礼堂都没有坐标']));
  });
});
