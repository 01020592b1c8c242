import { vi } from 'vitest';
import {
  awards,
  basis,
  city,
  coverage,
  indicators,
  keqiao,
  programme,
  programmes,
  progress,
  record,
  town,
  value,
  zhuji,
} from './answers.ts';
import {
  claims,
  itemChange,
  months,
  progressMonths,
  progressRecords,
  progressTotals,
  valueChange,
} from './trace-answers.ts';

type Answer = (query: URLSearchParams, path: string, request?: RequestInit) => unknown;
export type FakeAnswers = Readonly<Record<string, Answer>>;

const families: Readonly<Record<string, readonly unknown[]>> = {
  [city.code]: [city, keqiao, zhuji],
  [zhuji.code]: [zhuji, town],
  [keqiao.code]: [keqiao],
  [town.code]: [town],
};

class Refusal {
  readonly status: number;
  readonly code: string;
  readonly detail: string | undefined;
  constructor(status: number, code: string, detail?: string) {
    this.status = status;
    this.code = code;
    this.detail = detail;
  }
}

export function refuse(status: number, code: string, detail?: string): Answer {
  return () => {
    throw new Refusal(status, code, detail);
  };
}

const noOrders = { open: 0, answered: 0, overdue: 0, closed: 0, withdrawn: 0 };

const usual: Readonly<Record<string, Answer>> = {
  '/api/programmes': () => programmes,
  '/api/programmes/plan': () => programme,
  '/api/indicators': () => indicators,
  '/api/loads': () => ({ loads: [] }),
  '/api/awards': () => awards,
  '/api/orders': () => ({ programme: 'plan', judgedOn: '2020-11-26', rows: [], counts: noOrders, basis }),
  '/readyz': () => ({ status: 'ready', load: basis.load, engine: 'embedded' }),
  '/api/progress': () => progress,
  '/api/progress/months': () => progressMonths,
  '/api/progress/records': progressRecords,
  '/api/progress/totals': () => progressTotals,
  '/api/progress/changes': () => itemChange,
  '/api/changes': () => valueChange,
  '/api/claims': () => claims,
  '/api/months': () => months,
  '/api/coverage': (query) => coverage(Number(query.get('threshold'))),
  '/api/regions': (query) => {
    const regions = families[query.get('parent') ?? ''];
    if (!regions) throw new Refusal(404, 'unknown_region');
    return { regions, basis };
  },
  '/api/values': (query) => {
    const below = [value(keqiao, 96, 'on_track'), value(zhuji, 90)];
    const values = query.has('level') ? below : [value(city, 93.3128)];
    return { indicator: query.get('indicator'), version: 1, weightUnit: { zh: '个村', en: 'villages' }, values, basis };
  },
  '/api/indicators/village-bus-coverage/records': (query) => ({
    indicator: 'village-bus-coverage',
    version: 1,
    records: query.get('cursor') === null ? [record('甲'), record('乙', { point: null })] : [record('丙')],
    total: { count: 3, weight: 3 },
    nextCursor: query.get('cursor') === null ? 'next' : null,
    basis,
  }),
};

/** Answers `fetch` from the usual answers and what a test puts in their place; returns the asked addresses. */
export function fakeServer(special: FakeAnswers = {}): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: string, request?: RequestInit) => {
    asked.push(address);
    const { pathname, searchParams } = new URL(address, 'http://localhost');
    const answer = special[pathname] ?? usual[pathname] ?? refuse(404, 'not_found');
    try {
      const body = answer(searchParams, pathname, request);
      // A paper is text; every other answer is JSON.
      return typeof body === 'string' ? new Response(body) : Response.json(body);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const problem = {
        type: 'about:blank',
        title: 'No',
        status: error.status,
        code: error.code,
        detail: error.detail,
        requestId: 'request-7',
      };
      return Response.json(problem, { status: error.status });
    }
  });
  return asked;
}
