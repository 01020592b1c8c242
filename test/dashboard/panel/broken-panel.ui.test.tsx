import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import CoveragePage from '#dashboard/src/pages/coverage/CoveragePage.tsx';
import { ErrorBoundary } from '#dashboard/src/panel/ErrorBoundary.tsx';
import { coverageAnswers, villages } from '../support/coverage-answers.ts';
import { stubResizeObserver } from '../support/desk-browser.ts';
import { type FakeAnswers, fakeServer } from '../support/fake-server.ts';
import { renderAt } from '../support/render-page.tsx';

const broken = '这一部分显示出错，其余部分不受影响';

let isBroken = true;
function Child() {
  if (isBroken) throw new Error('broken');
  return <p>whole</p>;
}

/** Compiling the page for the first time may take long on a busy machine. */
const patience = { timeout: 60_000 };

beforeEach(() => {
  stubResizeObserver();
  // React tells of what was caught.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  // As the built page does: it believes its server and carries no schemas.
  vi.stubEnv('DEV', false);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('a boundary', () => {
  it('shows its fallback, and the children again on demand or with another key', () => {
    isBroken = true;
    const of = (resetKey: string) => (
      <ErrorBoundary
        resetKey={resetKey}
        fallback={(retry) => (
          <button type="button" onClick={retry}>
            again
          </button>
        )}
      >
        <Child />
      </ErrorBoundary>
    );
    const { rerender } = render(of('1'));
    fireEvent.click(screen.getByText('again'));
    expect(screen.getByText('again')).toBeTruthy();
    isBroken = false;
    rerender(of('1'));
    expect(screen.queryByText('whole')).toBeNull();
    fireEvent.click(screen.getByText('again'));
    expect(screen.getByText('whole')).toBeTruthy();
    isBroken = true;
    rerender(of('2'));
    isBroken = false;
    rerender(of('3'));
    expect(screen.getByText('whole')).toBeTruthy();
  });
});

describe('a part of the coverage that throws while it is drawn', patience, () => {
  const withoutFlips = (query: URLSearchParams) => ({ ...villages(query), flips: undefined });
  const withoutVillages = (query: URLSearchParams) => ({ ...villages(query), villages: [null] });
  const parts: readonly (readonly [string, string, FakeAnswers])[] = [
    ['the outcome of the rule', '?ref=village_hall', { '/api/coverage/villages': withoutFlips }],
    ['the comparison', '?vsThreshold=2000', { '/api/coverage/villages': withoutFlips }],
    ['the time', '', { '/api/months': () => ({ root: '330600', months: {} }) }],
    ['the list', '', { '/api/coverage/villages': withoutVillages }],
    ['the record', '?record=village:甲', { '/api/records/village': () => ({}) }],
  ];

  it.each(parts)('is %s alone', async (_, search, special) => {
    fakeServer({ ...coverageAnswers, ...special });
    renderAt(search, <CoveragePage />);
    expect(await screen.findAllByText(broken)).toHaveLength(1);
    expect(screen.getByRole('heading', { level: 1 })).toBeTruthy();
    expect(screen.getByRole('combobox', { name: /查找/ })).toBeTruthy();
    expect(screen.getByRole('group', { name: '图层' })).toBeTruthy();
    expect(await screen.findByRole('region', { name: '建制村清单' })).toBeTruthy();
  });

  it('is the search alone', async () => {
    fakeServer({ ...coverageAnswers, '/api/search': () => ({ hits: [null] }) });
    renderAt('', <CoveragePage />);
    fireEvent.change(await screen.findByRole('combobox', { name: /查找/ }), { target: { value: '甲' } });
    expect(await screen.findByText(broken)).toBeTruthy();
    const list = screen.getByRole('region', { name: '建制村清单' });
    expect(within(list).getByRole('button', { name: '甲村' })).toBeTruthy();
    expect(screen.getByTestId('outcome')).toBeTruthy();
  });
});
