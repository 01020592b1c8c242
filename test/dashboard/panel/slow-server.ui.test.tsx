import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import CoveragePage from '#dashboard/src/pages/coverage/CoveragePage.tsx';
import { ProgressPage } from '#dashboard/src/pages/progress/ProgressPage.tsx';
import WallPage from '#dashboard/src/pages/wall/WallPage.tsx';
import { coverageAnswers } from '../support/coverage-answers.ts';
import { stubResizeObserver } from '../support/desk-browser.ts';
import { fakeServer } from '../support/fake-server.ts';
import { renderAt } from '../support/render-page.tsx';
import { holdBack } from '../support/slow-server.ts';

beforeEach(stubResizeObserver);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** A panel that waits says so, to the eye and to the ear. */
async function waits(panel: HTMLElement): Promise<void> {
  const [status] = await within(panel).findAllByText('载入中');
  const region = status?.closest('[role="status"]');
  expect(region?.getAttribute('aria-busy')).toBe('true');
}

describe('a panel whose answer does not come', { timeout: 60_000 }, () => {
  it.each([
    ['/api/awards', 'money'],
    ['/api/loads', 'loads'],
    ['/api/progress', 'plan'],
    ['/api/regions', 'ranking'],
    ['/api/regions', 'map'],
  ])('of the wall waits for %s in %s, and the others are filled', async (path, name) => {
    fakeServer();
    holdBack((address) => address.split('?')[0] === path);
    const { container } = renderAt('?pace=0', <WallPage />);
    await waitFor(() => expect(screen.getAllByText('93.31')).toHaveLength(2));
    await waits(container.querySelector(`[data-panel="${name}"]`) as HTMLElement);
  });

  it.each([
    ['/api/progress', () => screen.findByRole('region', { name: '分析' })],
    ['/api/regions', () => screen.findByRole('main')],
  ])('of the progress waits for %s, and the figures are filled', async (path, panel) => {
    fakeServer();
    holdBack((address) => address.split('?')[0] === path);
    renderAt('', <ProgressPage />);
    const figures = await screen.findByRole('region', { name: '关键指标' });
    await waitFor(() => expect(within(figures).getAllByText('93.31')).toHaveLength(2));
    await waits(await panel());
  });

  it.each([
    ['/api/coverage', '地图'],
    ['/api/coverage/villages', '建制村清单'],
  ])('of the coverage waits for %s in %s, and the rest is there', async (path, name) => {
    fakeServer(coverageAnswers);
    holdBack((address) => address.split('?')[0] === path);
    renderAt('?record=village:甲', <CoveragePage />);
    expect(await within(await screen.findByTestId('record')).findByText('villages.csv 第 12 行')).toBeTruthy();
    await waits(await screen.findByRole('region', { name }));
  });
});

describe('what a page asks first', () => {
  it('is asked at once where one does not need the other', async () => {
    const asked = fakeServer();
    holdBack((address) => address === '/api/programmes' || address === '/api/indicators');
    const counted: string[] = [];
    const held = globalThis.fetch;
    vi.stubGlobal('fetch', (address: string, request?: RequestInit) => {
      counted.push(address);
      return held(address, request);
    });
    renderAt('?programme=plan', <ProgressPage />);
    await waitFor(() => expect(asked).toContain('/api/programmes/plan'));
    expect(counted).toEqual(expect.arrayContaining(['/api/programmes', '/api/indicators']));
  });

  it('lets the wall begin at the asked district once the districts have come', async () => {
    fakeServer();
    const { letGo } = holdBack((address) => address.startsWith('/api/regions'));
    const { container } = renderAt('?scene=330681', <WallPage />);
    await waitFor(() => expect(screen.getAllByText('93.31')).toHaveLength(2));
    expect(screen.queryByText(/330681/)).toBeNull();
    letGo();
    // The numbers of the district.
    const targets = container.querySelector('[data-panel="targets"]') as HTMLElement;
    await waitFor(() => expect(within(targets).getAllByText('90.00')).toHaveLength(2));
  });
});
