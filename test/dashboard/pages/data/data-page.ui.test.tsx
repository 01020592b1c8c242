import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import DataPage from '#dashboard/src/pages/data/DataPage.tsx';
import { draft, draftId, fakeDesk, outcome } from '../../support/desk-answers.ts';
import { refuse } from '../../support/fake-server.ts';
import { renderAt } from '../../support/render-page.tsx';

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const page = (search = `?draft=${draftId}`) => renderAt(search, <DataPage />);
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const posted = (calls: ReturnType<typeof fakeDesk>) => calls.filter(({ method }) => method === 'POST');

describe('the files in hand', () => {
  it('are asked for with the token that the server wants, which is kept for the window', async () => {
    const wants = { '/api/drafts': refuse(401, 'token_needed') };
    const calls = fakeDesk(draft, wants);
    page('');
    fireEvent.change(await screen.findByLabelText('令牌'), { target: { value: 'a-token-of-sixteen' } });
    fireEvent.click(await button('进入'));
    await waitFor(() => expect(calls.at(-1)?.authorization).toBe('Bearer a-token-of-sixteen'));
    expect(sessionStorage.getItem('tongcun-admin-token')).toBe('a-token-of-sixteen');
  });

  it('take no token where only the machine itself may change data', async () => {
    fakeDesk(draft, { '/api/drafts': refuse(403, 'only_from_loopback') });
    page('');
    expect(await screen.findByText(/只接受从服务器本机/)).toBeTruthy();
    expect(screen.queryByLabelText('令牌')).toBeNull();
  });

  it('can fail without a blank page, and be none', async () => {
    fakeDesk(draft, { '/api/drafts': refuse(404, 'not_found') });
    page('');
    expect(await button('重试')).toBeTruthy();
    expect(screen.getByText('把文件拖到这里')).toBeTruthy();
    cleanup();
    fakeDesk(draft, { '/api/drafts': () => ({ drafts: [], limitBytes: 1024, keptDays: 14 }) });
    page('');
    expect(await screen.findByText('还没有上传的文件')).toBeTruthy();
  });

  it('too large for the server are not sent', async () => {
    fakeDesk(draft, { '/api/drafts': () => ({ drafts: [], limitBytes: 1024, keptDays: 14 }) });
    page('');
    await screen.findByText(/不超过 1 KB/);
    const file = new File(['x'.repeat(2000)], 'large.csv');
    fireEvent.change(screen.getByLabelText('选择文件…'), { target: { files: [file] } });
    expect(await screen.findByText(/文件超过上限/)).toBeTruthy();
  });
});

describe('a file', () => {
  it('at work says its step, rows, rate and the time that is left, and offers nothing that would disturb it', async () => {
    const progress = { step: 'check', done: 30_000, total: 100_000, rowsPerSecond: 12_000, etaSeconds: 6 };
    fakeDesk({ ...draft, state: 'working', outcome: null, job: { kind: 'check', progress } });
    page();
    const strip = await screen.findByTestId('job');
    expect(strip.textContent).toContain('30,000 / 100,000 行12,000 行/秒约需 6 秒');
    expect(within(strip).getByText('检查').getAttribute('aria-current')).toBe('step');
    expect((await button('发布')).hasAttribute('disabled')).toBe(true);
  });

  it('shows what was recognised with its certainty; another dataset counts from the next check on', async () => {
    const calls = fakeDesk();
    page();
    const dataset = await screen.findByRole('region', { name: '数据集' });
    expect(dataset.textContent).toContain('建制村');
    expect(dataset.textContent).toContain('较可能');
    fireEvent.change(screen.getByLabelText('数据集', { selector: 'select' }), { target: { value: 'bridge' } });
    expect((await button('发布')).hasAttribute('disabled')).toBe(true);
    fireEvent.click(await button('重新检查'));
    await waitFor(() => expect(posted(calls)[0]?.body).toEqual({ dataset: 'bridge' }));
  });

  it('that was only guessed at is confirmed by the check', async () => {
    const calls = fakeDesk({ ...draft, state: 'recognised', outcome: null });
    page();
    fireEvent.click(await button('检查'));
    await waitFor(() => expect(posted(calls)[0]?.body).toEqual({ dataset: 'village' }));
  });

  it('is mapped column by column', async () => {
    const recognition = { ...draft.recognition, missing: ['name'] };
    const calls = fakeDesk({ ...draft, state: 'recognised', outcome: null, recognition });
    page(`?draft=${draftId}&view=columns`);
    expect(await screen.findByText('还缺必填字段：村名')).toBeTruthy();
    fireEvent.change(screen.getByLabelText('叫法: 对应字段'), { target: { value: 'name' } });
    expect(screen.getByText('必填字段都已对应')).toBeTruthy();
    // What was chosen is not lost on the way to another part of the page.
    fireEvent.click(await button('识别'));
    expect(await screen.findByText('选项已改，检查后生效')).toBeTruthy();
    fireEvent.click(await button('列对应'));
    fireEvent.click(await button('检查'));
    const fields = { code: { column: '代码' }, name: { column: '叫法' }, population: { column: '人口数' } };
    await waitFor(() => expect(posted(calls)[0]?.body).toEqual({ dataset: 'village', mapping: { fields } }));
  });

  it('lists its problems, all or of one kind, and keeps the kind in the address', async () => {
    fakeDesk();
    const { addressNow } = page(`?draft=${draftId}&view=problems`);
    expect(await screen.findByRole('cell', { name: '很多' })).toBeTruthy();
    fireEvent.click(await button(/人口.*不是数字/));
    await waitFor(() => expect(addressNow()).toContain('kind=bad_number.population'));
  });

  it('of one district is offered to be loaded as that', async () => {
    const refusal = { code: 'drop_too_large', message: '减少太多，请用 --mode replace。Too many.' };
    const calls = fakeDesk({
      ...draft,
      state: 'refused',
      outcome: { ...outcome, refusal, counts: null, mainDistrict: '330681' },
    });
    page();
    expect((await screen.findByRole('alert')).textContent).not.toContain('--');
    fireEvent.click(await button(/是诸暨市的全部/));
    await waitFor(() => expect(posted(calls)[0]?.body).toEqual({ region: '330681' }));
  });

  it('is published when its dataset and what changes are confirmed', async () => {
    const calls = fakeDesk();
    page();
    fireEvent.click(await button('发布'));
    const dialog = await screen.findByRole('dialog', { hidden: true });
    expect(dialog.textContent).toContain('作为“建制村”发布');
    expect(dialog.textContent).toContain('将新增 1 条、变更 211 条、减少 3 条');
    expect(dialog.textContent).toContain('有 2 行因错误不会发布');
    fireEvent.click(within(dialog).getByText('确认发布'));
    await waitFor(() => expect(posted(calls)[0]?.body).toEqual({ dataset: 'village' }));
    await waitFor(() => expect(screen.queryByRole('dialog', { hidden: true })).toBeNull());
  });

  it.each([
    [{ state: 'interrupted', outcome: null }, '没有发布任何数据'],
    [{ outdated: true }, '建议重新检查'],
    [{ state: 'published', load: 12 }, '已作为第 12 批发布'],
    [{ state: 'failed', outcome: null, fault: { code: 'file_broken', message: '读不了。Broken.' } }, '读不了。'],
  ])('says what the clerk has to know: %j', async (change, words) => {
    fakeDesk({ ...draft, ...change });
    page();
    expect(await screen.findByText(new RegExp(words))).toBeTruthy();
  });

  it('that is gone says so', async () => {
    fakeDesk(draft, { [`/api/drafts/${draftId}`]: refuse(404, 'unknown_draft') });
    page();
    expect(await screen.findByText(/已删除或已过期/)).toBeTruthy();
  });
});

describe('the history', () => {
  const load = {
    ...{ kind: 'publish', dataset: 'village', rootRegion: '330600', programme: null, region: '330600' },
    ...{ mode: 'guarded', dataDate: '2020-09-30', sample: false, read: 9, accepted: 9, rejected: 0 },
    ...{ added: 1, changed: 2, removed: 3, unchanged: 4, problems: [], undoes: null },
    publishedAt: '2026-01-02T03:04:05.000Z',
  };
  const loads = {
    loads: [
      { ...load, load: 8, file: '新.csv', undoneBy: null },
      { ...load, load: 7, file: '旧.csv', undoneBy: 9 },
    ],
  };

  it('marks what was undone, and says what an undoing will do or why it cannot be', async () => {
    const calls = fakeDesk(draft, { '/api/loads': () => loads, '/api/loads/8/undo': refuse(409, 'undo_blocked') });
    page('?part=history');
    expect(await screen.findByText('已被第 9 批撤销')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /撤销/ })).toHaveLength(1);
    fireEvent.click(await button(/撤销/));
    const dialog = await screen.findByRole('dialog', { hidden: true });
    expect(dialog.textContent).toContain('撤出它新增的 1 条，把它变更的 2 条恢复原样，找回它减少的 3 条');
    fireEvent.click(within(dialog).getByText('确认撤销'));
    await waitFor(() => expect(within(dialog).getByRole('alert', { hidden: true })).toBeTruthy());
    expect(posted(calls).map(({ path }) => path)).toEqual(['/api/loads/8/undo']);
  });

  it('goes back to the load that a number came from, and marks it', async () => {
    const newer = Array.from({ length: 50 }, (_, at) => ({ ...load, load: 60 - at, file: '新.csv', undoneBy: null }));
    const older = { loads: [{ ...load, load: 7, file: '旧.csv', undoneBy: null }] };
    fakeDesk(draft, { '/api/loads': (search) => (search.get('before') === null ? { loads: newer } : older) });
    page('?part=history&load=7');
    const cell = await screen.findByText('旧.csv');
    expect(cell.closest('tr')?.getAttribute('aria-current')).toBe('true');
    expect(document.querySelectorAll('tr[aria-current]')).toHaveLength(1);
  });
});
