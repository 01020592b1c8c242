import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App, newQueryClient } from '#dashboard/src/App.tsx';
import { basis, coverage, progress } from '../support/answers.ts';
import { coverageAnswers } from '../support/coverage-answers.ts';
import { datasets } from '../support/desk-answers.ts';
import { stubResizeObserver } from '../support/desk-browser.ts';
import { type Announcer, fakeEvents } from '../support/fake-event-source.ts';
import { fakeServer } from '../support/fake-server.ts';
import { allSaid, changedSaid } from '../support/panel-witness.ts';

vi.mock('#dashboard/src/map/MapPanel.tsx', async () => ({
  default: (await import('../support/map-stubs.tsx')).RegionMapStub,
}));
vi.mock('#dashboard/src/map/workbench/WorkbenchPanel.tsx', async () => ({
  default: (await import('../support/map-stubs.tsx')).WorkbenchStub,
}));

/** Compiling the pages for the first time may take long on a busy machine. */
const patience = { timeout: 150_000 };
const soon = { timeout: 60_000 };

beforeEach(stubResizeObserver);
afterEach(() => {
  cleanup();
  window.history.replaceState(null, '', '/');
  vi.unstubAllGlobals();
});

interface Place {
  readonly asked: readonly string[];
  readonly events: Announcer;
  readonly goAway: () => void;
  readonly comeBack: () => void;
  readonly refuse: (path: string) => void;
}

/** The whole app at an address, with a server that can go away. */
function open(address: string, isAwayAtFirst = false): Place {
  let done = 345.4;
  fakeServer({
    ...coverageAnswers,
    '/api/coverage': (query) => coverage(Number(query.get('threshold'))),
    '/api/progress': () => ({ ...progress, rows: progress.rows.map((row) => ({ ...row, done })) }),
    '/api/loads': () => ({ loads: [] }),
    '/api/datasets': () => datasets,
    '/api/drafts': () => ({ drafts: [], limitBytes: 1024, keptDays: 14 }),
    '/readyz': () => ({ status: 'ready', load: basis.load, engine: 'embedded' }),
  });
  const answer = globalThis.fetch;
  const asked: string[] = [];
  let isAway = isAwayAtFirst;
  let refused = '';
  vi.stubGlobal('fetch', async (url: string, request?: RequestInit) => {
    asked.push(url);
    if (isAway) throw new TypeError('Failed to fetch');
    if (refused !== '' && url.startsWith(refused)) return Response.json({ code: 'internal' }, { status: 500 });
    return answer(url, request);
  });
  const events = fakeEvents();
  window.history.replaceState(null, '', address);
  render(<App client={newQueryClient()} />);
  return {
    asked,
    events,
    goAway: () => {
      isAway = true;
    },
    comeBack: () => {
      isAway = false;
      done = 400.5;
    },
    refuse: (path) => {
      refused = path;
    },
  };
}

const lost = '连不上服务器';
/** What the page says is not there. */
const lacking = () => allSaid(document.body).filter(({ text }) => /连不上服务器|没有载入|载入中|正在|出错/.test(text));

const pages = [
  ['/progress?tab=plan', '路面维修', () => fireEvent.click(screen.getByRole('tab', { name: '记录' }))],
  ['/coverage', '甲村', () => fireEvent.click(screen.getByText('文化礼堂'))],
  ['/products?paper=plan', '路面维修', () => fireEvent.click(screen.getByRole('button', { name: /奖补资金/ }))],
  ['/data?part=templates', '加载历史', () => fireEvent.click(screen.getByRole('button', { name: '加载历史' }))],
] as const;

describe('a page at a desk while the server is away', patience, () => {
  it.each(pages)(
    '%s keeps what it had, says what is missing, and comes back untouched',
    async (address, seen, goOn) => {
      const server = open(address);
      await screen.findAllByText(seen, {}, soon);
      server.goAway();
      goOn();
      expect((await screen.findAllByText(lost, {}, soon)).length).toBeGreaterThan(0);
      expect(screen.getByRole('heading', { level: 1 })).toBeTruthy();
      server.comeBack();
      await vi.waitFor(() => expect(lacking()).toEqual([]), soon);
      expect(screen.queryByRole('alert')).toBeNull();
    },
  );

  it.each(pages)('%s that was opened then is there as soon as the server is', async (address, seen) => {
    const server = open(address, true);
    if (!address.startsWith('/data')) expect(await screen.findByText(lost, {}, soon)).toBeTruthy();
    server.comeBack();
    expect((await screen.findAllByText(seen, {}, soon)).length).toBeGreaterThan(0);
    await vi.waitFor(() => expect(lacking()).toEqual([]), soon);
  });
});

describe('what the page asks by itself', patience, () => {
  it('is nothing while nothing is missing, and nothing again of what a server that is there refuses', async () => {
    const server = open('/progress?tab=plan');
    await screen.findAllByText('路面维修', {}, soon);
    server.refuse('/api/indicators/village-bus-coverage/records');
    fireEvent.click(screen.getByRole('tab', { name: '记录' }));
    expect(await screen.findByText('这一部分没有载入', {}, soon)).toBeTruthy();
    const before = server.asked.length;
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect(server.asked.slice(before)).toEqual([]);
    expect(server.asked.filter((url) => url === '/readyz')).toEqual([]);
  });

  it('is everything, when the stream of events had to be opened anew: what was published meanwhile is not told', async () => {
    const server = open('/progress?tab=plan');
    const plan = await screen.findByRole('region', { name: '分析' }, soon);
    await within(plan).findAllByText('345.4', {}, soon);
    server.events.stand();
    server.comeBack();
    const before = allSaid(document.body);
    server.events.end();
    await vi.waitUntil(
      () => {
        server.events.stand();
        return within(plan).queryAllByText('400.5').length > 0;
      },
      { ...soon, interval: 500 },
    );
    expect(changedSaid(before, allSaid(document.body)).every((change) => /345\.4|400\.5/.test(change))).toBe(true);
  });
});
