import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { App, newQueryClient } from '#dashboard/src/App.tsx';
import { fakeServer } from './support/fake-server.ts';

vi.mock('#dashboard/src/pages/progress/ProgressPage.tsx', () => ({
  ProgressPage: () => {
    throw new Error('broken');
  },
}));

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('a page that throws as a whole leaves no blank window: it is said, with a way on', () => {
  fakeServer();
  vi.stubGlobal(
    'EventSource',
    class {
      addEventListener() {}
      close() {}
    },
  );
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  render(<App client={newQueryClient()} />);
  expect(screen.getByRole('alert').textContent).toContain('页面显示出错');
  expect(screen.getByRole('button', { name: '重新载入' })).toBeTruthy();
});
