import { cleanup, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useLoadEvents } from '#dashboard/src/data/use-load-events.ts';
import ProductsPage from '#dashboard/src/pages/products/ProductsPage.tsx';
import WallPage from '#dashboard/src/pages/wall/WallPage.tsx';
import { fakeEvents } from '../support/fake-event-source.ts';
import { fakeServer } from '../support/fake-server.ts';
import { orders, withOrders } from '../support/order-answers.ts';
import { renderAt } from '../support/render-page.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Following({ children }: { readonly children: ReactNode }) {
  useLoadEvents();
  return children;
}

const none = { ...orders, rows: [], counts: { open: 0, answered: 0, overdue: 0, closed: 0, withdrawn: 0 } };
const event = { event: 5, order: 5, kind: 'issue', programme: 'plan', region: '330603', item: 'pavement_repair' };
const pages = { wall: WallPage, products: ProductsPage };

/** A server that knows no order until one is issued. */
async function open(page: keyof typeof pages, search: string) {
  let isIssued = false;
  const asked = fakeServer({ ...withOrders, '/api/orders': () => (isIssued ? orders : none) });
  const events = fakeEvents();
  const Page = pages[page];
  renderAt(
    search,
    <Following>
      <Page />
    </Following>,
  );
  const asks = () => asked.filter((address) => address.startsWith('/api/orders?')).length;
  await waitFor(() => expect(asks()).toBe(1));
  events.stand();
  return { ...events, asked, asks, issue: () => (isIssued = true) };
}

/** Shorter than any interval by which a page asks of itself. */
const atOnce = { timeout: 10_000 };

describe('an order that is issued while a page is open', () => {
  it('is on the wall without being asked for, and nothing else is asked for anew', async () => {
    const { say, issue, asks, asked } = await open('wall', '?pace=0');
    await waitFor(() => expect(screen.getAllByText('93.31')).toHaveLength(2));
    expect(screen.queryByText('未办结 1')).toBeNull();
    const before = asked.filter((address) => address.startsWith('/api/values')).length;
    issue();
    say('order', { ...event, year: 2020 });
    expect(await screen.findByText('其中逾期 1', {}, atOnce)).toBeTruthy();
    expect(asks()).toBe(2);
    expect(asked.filter((address) => address.startsWith('/api/values'))).toHaveLength(before);
  });

  it('is in the list of orders', async () => {
    const { say, issue } = await open('products', '?paper=orders');
    expect(screen.queryByText('已逾期', { selector: 'td' })).toBeNull();
    issue();
    say('order', { ...event, year: 2020 });
    expect(await screen.findByText('已逾期', { selector: 'td' }, atOnce)).toBeTruthy();
  });

  it('of another programme or year leaves the wall as it is', async () => {
    const { say, asks } = await open('wall', '?pace=0');
    say('order', { ...event, programme: 'other', year: 2020 });
    say('order', { ...event, year: 2019 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(asks()).toBe(1);
  });

  it('is asked for when the stream stands again after a break: orders are not told twice', async () => {
    const { stand, issue } = await open('wall', '?pace=0');
    issue();
    stand();
    expect(await screen.findByText('其中逾期 1', {}, atOnce)).toBeTruthy();
  });
});
