import { cleanup, fireEvent, screen } from '@testing-library/react';
import { Empty, Pagination } from 'antd';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ProgressPage } from '#dashboard/src/pages/progress/ProgressPage.tsx';
import { stubResizeObserver } from '../support/desk-browser.ts';
import { fakeServer } from '../support/fake-server.ts';
import { renderAt } from '../support/render-page.tsx';

vi.mock('#dashboard/src/map/MapPanel.tsx', async () => ({
  default: (await import('../support/map-stubs.tsx')).RegionMapStub,
}));

beforeEach(() => {
  stubResizeObserver();
  const screen = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined };
  vi.stubGlobal('matchMedia', () => screen);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const languages = [
  ['', '暂无数据', '下一页', '选择区县'],
  ['?lang=en', 'No data', 'Next Page', 'Choose a district'],
] as const;

it.each(languages)('%s what antd says of its own is in the language of the page', (search, empty, next) => {
  renderAt(
    search,
    <>
      <Empty />
      <Pagination total={100} />
    </>,
  );
  expect(screen.getByText(empty, { selector: '.ant-empty-description' })).toBeTruthy();
  expect(screen.getByTitle(next)).toBeTruthy();
});

it.each(languages)('%s a choice that finds nothing says so', { timeout: 60_000 }, async (search, empty, _, label) => {
  fakeServer();
  renderAt(search, <ProgressPage />);
  fireEvent.change(await screen.findByRole('combobox', { name: label }), { target: { value: 'no such place' } });
  expect(await screen.findByText(empty, { selector: '.ant-empty-description' })).toBeTruthy();
});
