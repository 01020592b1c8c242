import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import CoveragePage from '#dashboard/src/pages/coverage/CoveragePage.tsx';
import { ProgressPage } from '#dashboard/src/pages/progress/ProgressPage.tsx';
import WallPage from '#dashboard/src/pages/wall/WallPage.tsx';
import { coverageAnswers } from '../support/coverage-answers.ts';
import { stubResizeObserver } from '../support/desk-browser.ts';
import { type FakeAnswers, fakeServer, refuse } from '../support/fake-server.ts';
import { renderAt } from '../support/render-page.tsx';

/** Compiling the pages for the first time may take long on a busy machine. */
const patience = { timeout: 60_000 };

const token = 'a token of sixteen';
const forbidden = '没有查看这一部分的权限';

/** A server that answers these paths to holders of the token alone. */
function guard(paths: readonly string[], special: FakeAnswers = {}): void {
  fakeServer(special);
  const answer = globalThis.fetch;
  vi.stubGlobal('fetch', async (address: string, request: RequestInit = {}) => {
    const { pathname } = new URL(address, 'http://localhost');
    const sent = new Headers(request.headers).get('authorization');
    if (sent === `Bearer ${token}` || !paths.some((path) => pathname.startsWith(path))) return answer(address, request);
    const code = sent === null ? 'token_needed' : 'token_wrong';
    return Response.json(
      { status: sent === null ? 401 : 403, code, title: 'No' },
      { status: sent === null ? 401 : 403 },
    );
  });
}

async function enterToken(panel: HTMLElement, entered: string): Promise<void> {
  // A token that did not do leaves the field open.
  if (within(panel).queryByLabelText('令牌') === null) fireEvent.click(await within(panel).findByText('输入令牌'));
  fireEvent.change(within(panel).getByLabelText('令牌'), { target: { value: entered } });
  fireEvent.click(within(panel).getByText('进入'));
}

beforeEach(stubResizeObserver);
afterEach(() => {
  cleanup();
  window.sessionStorage.clear();
  vi.unstubAllGlobals();
});

describe('what the server shows to holders of the token alone', patience, () => {
  it('is said by every panel of the wall, without a retry, and one token opens them all', async () => {
    guard(['/api/values', '/api/awards', '/api/progress', '/api/loads', '/api/orders', '/api/regions']);
    const { container } = renderAt('?pace=0', <WallPage />);
    const panelOf = (name: string) => container.querySelector<HTMLElement>(`[data-panel="${name}"]`);
    for (const name of ['targets', 'ranking', 'money', 'map', 'plan', 'districts', 'loads']) {
      await waitFor(() => expect(panelOf(name)?.textContent, name).toContain(forbidden));
    }
    expect(screen.getByText(/督办.*没有查看这一部分的权限/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '重试' })).toBeNull();
    await enterToken(panelOf('money') as HTMLElement, token);
    await waitFor(() => expect(screen.queryAllByText(new RegExp(forbidden))).toHaveLength(0));
    expect((await screen.findAllByText('93.31')).length).toBeGreaterThan(0);
  });

  it('is said by every panel of the progress, and a wrong token is called so', async () => {
    guard(['/api/values', '/api/progress']);
    renderAt('', <ProgressPage />);
    const [figure] = await screen.findAllByRole('article');
    const map = await screen.findByRole('region', { name: '地图' });
    const rail = screen.getByRole('region', { name: '分析' });
    for (const panel of [figure as HTMLElement, map]) expect(await within(panel).findByText(forbidden)).toBeTruthy();
    // Ranking and plan.
    await waitFor(() => expect(within(rail).getAllByText(forbidden)).toHaveLength(2));
    expect(screen.queryByRole('button', { name: '重试' })).toBeNull();
    await enterToken(map, 'another of sixteen');
    expect(await within(map).findByText('令牌不对，请核对后重新输入')).toBeTruthy();
    await enterToken(map, token);
    await waitFor(() => expect(screen.queryAllByText(forbidden)).toHaveLength(0));
  });

  it('is said by list, map, record and search of the coverage, in English too', async () => {
    guard(['/api/coverage', '/api/records', '/api/search'], coverageAnswers);
    renderAt('?record=village:甲&lang=en', <CoveragePage />);
    const said = 'You have no right to see this part';
    const list = await screen.findByRole('region', { name: 'Villages' });
    for (const panel of [list, await screen.findByTestId('record'), await screen.findByRole('region', { name: 'Map' })])
      expect(await within(panel).findByText(said)).toBeTruthy();
    const box = screen.getByRole('combobox', { name: /Find/ });
    fireEvent.change(box, { target: { value: '甲' } });
    const search = box.closest('search') as HTMLElement;
    expect(await within(search).findByText(said)).toBeTruthy();
    // On the way to the token the search stays open.
    const way = within(search).getByRole('button', { name: 'Enter the token' });
    fireEvent.blur(box, { relatedTarget: way });
    expect(box.getAttribute('aria-expanded')).toBe('true');
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    fireEvent.blur(box, { relatedTarget: list });
    expect(box.getAttribute('aria-expanded')).toBe('false');
  });
});

it('a refusal that no token lifts says why and asks for none', async () => {
  fakeServer({ '/api/awards': refuse(403, 'only_from_loopback') });
  renderAt('?pace=0', <WallPage />);
  expect(await screen.findByText(/只接受从服务器本机打开的页面/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '输入令牌' })).toBeNull();
});
