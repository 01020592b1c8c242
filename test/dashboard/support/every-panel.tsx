import type { Query, QueryClient } from '@tanstack/react-query';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stubResizeObserver } from './desk-browser.ts';
import { type FaultyServer, faultyServer } from './faulty-server.ts';
import { type PageCase, pageCases, serve } from './page-cases.tsx';
import { allSaid, changedSaid, panelsLeft, type Said, unexplained } from './panel-witness.ts';
import { renderAt } from './render-page.tsx';

/** Whose answer everything on a page rests on: whose programme, what it watches, and where one is. */
const gates = [
  '/api/programmes',
  '/api/programmes/plan',
  '/api/indicators',
  '/api/regions',
  '/api/drafts',
  '/api/datasets',
];

const saysWaiting = (text: string) => /载入中|正在/.test(text);
const saysFailed = (text: string) => /没有载入|没有回应/.test(text);
const isBroken = (text: string) => text.includes('出错');

/** Orders on the wall and villages without a place are told only where there are any. */
const mayGo = new Set(['督办单', '未办结 1', '其中逾期 1', '另有 1 个村无坐标，计为未通']);

const said = () => allSaid(document.body);

/** Looks in a row at which nothing was on its way and nothing had changed; what works on a page takes part in each. */
const looks = 6;

/** Until the page stands still; one that never comes to what is waited for is judged as it is. */
async function settle({ isBusy }: FaultyServer, until: () => boolean = () => true): Promise<void> {
  let still = 0;
  const observer = new MutationObserver(() => {
    still = 0;
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  const isStill = () => {
    still = isBusy() || !until() ? 0 : still + 1;
    return still > looks;
  };
  await vi.waitUntil(isStill, { timeout: 15_000, interval: 10 }).catch(() => undefined);
  observer.disconnect();
}

const isWhole = () => !said().some(({ text }) => saysWaiting(text));

/** What is wrong and stays so: React holds back what appears too soon after something else, up to a third of a second. */
async function lasting(faults: () => readonly string[]): Promise<readonly string[]> {
  const end = performance.now() + 8_000;
  while (faults().length > 0 && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  return faults();
}

interface Opened {
  readonly one: PageCase;
  readonly server: FaultyServer;
  readonly client: QueryClient;
}

function open(one: PageCase, address?: string, fault?: Parameters<FaultyServer['break']>[1]): Opened {
  cleanup();
  vi.unstubAllGlobals();
  stubResizeObserver();
  serve[one.served]();
  const server = faultyServer();
  if (fault) server.break(address, fault);
  return { one, server, client: renderAt(one.search, one.page).client };
}

/** What is wrong while something waits, when it was refused, and when it is answered after all. */
async function faultsOfFailing({ one, server, client }: Opened, good: readonly Said[], isGate: boolean) {
  const blanks = (now: readonly Said[]) =>
    !isGate && panelsLeft(good, now) < panelsLeft(good, good) / 3 ? ['blanks others'] : [];
  await settle(server);
  const waiting = await lasting(() => [...unexplained(good, said(), saysWaiting), ...blanks(said())]);
  server.refuse();
  await settle(server);
  const failed = await lasting(() => [...unexplained(good, said(), saysFailed), ...blanks(said())]);
  const retries = screen.queryAllByRole('button', { name: '重试' });
  server.heal();
  for (const retry of retries) fireEvent.click(retry);
  // Nobody presses anything on a wall: it asks again by itself.
  if (one.served === 'wall') void client.invalidateQueries({ predicate: ({ state }) => state.status === 'error' });
  const healed = await lasting(() => changedSaid(good, said()));
  return [
    ...waiting.map((fault) => `waiting: ${fault}`),
    ...failed.map((fault) => `failed: ${fault}`),
    ...healed.map((fault) => `healed: ${fault}`),
  ];
}

/** What is wrong when something is answered with nothing: its place has to say something in its stead. */
async function faultsOfEmpty({ server }: Opened, good: readonly Said[], isGate: boolean) {
  // Without a programme's years, items and regions the page is another one; it has to be one.
  const content = good.filter(({ isChoice, text }) => !isGate && !isChoice && !mayGo.has(text));
  await settle(server, isWhole);
  const faults = await lasting(() => {
    const empty = said();
    const broken = empty.flatMap(({ text }) => (isBroken(text) ? [text] : []));
    return [...unexplained(content, empty, () => true), ...(isWhole() ? [] : ['waits for ever']), ...broken];
  });
  return faults.map((fault) => `empty: ${fault}`);
}

/** Every question of the page in turn, from an empty page on. */
async function faultsFromStart(one: PageCase, addresses: readonly string[], good: readonly Said[]) {
  const faults: string[] = [];
  for (const address of addresses) {
    const isGate = gates.includes(address.split('?')[0] ?? '');
    const failing = await faultsOfFailing(open(one, address, 'waiting'), good, isGate);
    // What the built page does: it believes its server, also where the contract knows no empty list.
    vi.stubEnv('DEV', false);
    const empty = await faultsOfEmpty(open(one, address, 'empty'), good, isGate);
    vi.unstubAllEnvs();
    faults.push(...[...failing, ...empty].map((fault) => `${address} ${fault}`));
  }
  return faults;
}

/** The same in the page as it stands, which costs a tenth: for the further addresses of a page. */
async function faultsWhereItStands(opened: Opened, good: readonly Said[]) {
  const { server, client } = opened;
  const again = ({ queryKey }: Query) => void client.resetQueries({ queryKey, exact: true });
  const faults: string[] = [];
  for (const query of client.getQueryCache().findAll({ type: 'active' })) {
    const isGate = gateOperations.includes(String(query.queryKey[0]));
    server.break(undefined, 'waiting');
    again(query);
    const failing = await faultsOfFailing(opened, good, isGate);
    vi.stubEnv('DEV', false);
    server.break(undefined, 'empty');
    again(query);
    const empty = await faultsOfEmpty(opened, good, isGate);
    vi.unstubAllEnvs();
    server.heal();
    again(query);
    await settle(server, isWhole);
    faults.push(...[...failing, ...empty].map((fault) => `${query.queryKey.join(' ')} ${fault}`));
  }
  return faults;
}

const gateOperations = ['listProgrammes', 'getProgramme', 'listIndicators', 'listRegions', 'getDraft', 'listDatasets'];
const seen = new Set<string>();

function prepare(): void {
  beforeEach(() => {
    URL.createObjectURL = () => 'blob:preview';
    URL.revokeObjectURL = () => undefined;
    stubResizeObserver();
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
  });
}

/** Each question of these pages goes wrong in turn; each panel shows what it has or says why not. */
export function judgePages(pages: readonly PageCase['served'][]): void {
  prepare();
  const cases = pageCases.filter(({ served }) => pages.includes(served));
  it.each(cases)('$name: each panel shows what it has or says why not', { timeout: 300_000 }, async (one) => {
    const opened = open(one);
    const isThere = () =>
      said().some(({ text }) => text.includes(one.seen)) && !said().some(({ text }) => saysWaiting(text));
    // Compiling a page for the first time may take long on a busy machine.
    await vi.waitUntil(isThere, { timeout: 120_000 });
    await settle(opened.server, isThere);
    const good = said();
    expect(good.filter(({ text }) => saysFailed(text) || saysWaiting(text))).toEqual([]);
    const isFirst = !seen.has(one.served);
    seen.add(one.served);
    const faults = isFirst
      ? await faultsFromStart(one, opened.server.asked(), good)
      : await faultsWhereItStands(opened, good);
    expect(faults).toEqual([]);
  });
}
