import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { WorkbenchView } from '#dashboard/src/map/workbench/workbench-view.ts';
import CoveragePage from '#dashboard/src/pages/coverage/CoveragePage.tsx';
import { coverageAnswers } from '../../support/coverage-answers.ts';
import { stubResizeObserver } from '../../support/desk-browser.ts';
import { fakeServer, refuse } from '../../support/fake-server.ts';
import { renderAt } from '../../support/render-page.tsx';

/** jsdom has no WebGL: what the map is given stands in its place. */
vi.mock('#dashboard/src/map/workbench/WorkbenchMap.tsx', () => ({
  WorkbenchMap: ({ view }: { readonly view: WorkbenchView }) => (
    <output data-testid="given">{`classes ${view.classes} density ${view.density}`}</output>
  ),
}));

beforeEach(stubResizeObserver);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it.each([
  ['/api/map/classes', 'classes null density undefined'],
  ['/api/map/density', 'classes  density null'],
])('the map is told that %s did not come, and is drawn', { timeout: 60_000 }, async (path, given) => {
  const slow = { '/api/map/density': () => new Promise(() => undefined) };
  fakeServer({ ...coverageAnswers, ...slow, [path]: refuse(500, 'internal') });
  renderAt(path.endsWith('density') ? '?show=hex' : '', <CoveragePage />);
  await waitFor(() => expect(screen.getByTestId('given').textContent).toBe(given));
});

it('a search that fails says so, and the map stays', { timeout: 60_000 }, async () => {
  fakeServer({ ...coverageAnswers, '/api/search': refuse(500, 'internal') });
  renderAt('', <CoveragePage />);
  fireEvent.change(await screen.findByRole('combobox', { name: /查找/ }), { target: { value: '甲' } });
  expect(await screen.findByText('查找没有回应，请再试')).toBeTruthy();
  expect(await screen.findByTestId('given')).toBeTruthy();
});
