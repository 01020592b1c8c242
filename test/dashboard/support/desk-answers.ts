import { vi } from 'vitest';
import { fakeServer } from './fake-server.ts';

export const draftId = 'd'.repeat(32);

export const datasets = {
  datasets: [
    {
      dataset: 'village',
      label: { zh: '建制村', en: 'village' },
      perProgramme: false,
      key: ['code'],
      fields: [
        { field: 'code', label: { zh: '村代码', en: 'code' }, type: 'text', required: true },
        { field: 'name', label: { zh: '村名', en: 'name' }, type: 'text', required: true },
        { field: 'population', label: { zh: '人口', en: 'people' }, type: 'integer', required: false },
      ],
      places: [],
    },
    { dataset: 'bridge', label: { zh: '桥梁', en: 'bridge' }, perProgramme: false, key: [], fields: [], places: [] },
  ],
};

const column = (name: string, field: string | null) => ({
  column: name,
  field,
  how: field === null ? ('none' as const) : ('alias' as const),
  samples: ['样例'],
});

export const outcome = {
  dataset: 'village',
  checkedAt: '2026-01-02T03:04:05.000Z',
  asOfLoad: 9,
  refusal: null as { code: string; message: string } | null,
  counts: { read: 214, accepted: 212, rejected: 2, added: 1, changed: 211, removed: 3, unchanged: 0 } as object | null,
  groups: [
    {
      code: 'bad_number',
      severity: 'error',
      field: 'population',
      count: 2,
      message: { zh: '不是数字', en: 'no number' },
    },
    { code: 'no_location', severity: 'warning', field: null, count: 7, message: { zh: '没有坐标', en: 'no place' } },
  ],
  crs: null,
  mainDistrict: null as string | null,
  inspected: true,
};

export const draft = {
  draft: draftId,
  file: '村.xlsx',
  bytes: 22_000,
  uploadedAt: '2026-01-02T03:04:00.000Z',
  keptUntil: '2026-01-16T03:04:00.000Z',
  state: 'checked' as string,
  options: {
    dataset: null as string | null,
    programme: null,
    region: null,
    crs: null,
    layer: null,
    mode: 'guarded',
    dataDate: '2026-01-02',
    mapping: null,
  },
  job: null as object | null,
  fault: null as object | null,
  recognition: {
    guesses: [{ dataset: 'village', certainty: 'likely', recognised: 2, columns: 3, missing: [] }],
    dataset: 'village',
    columns: [column('代码', 'code'), column('叫法', null), column('人口数', 'population')],
    mapping: {},
    missing: [] as string[],
    unknownWords: {},
  },
  outcome: outcome as typeof outcome | null,
  outdated: false,
  load: null as number | null,
};

export const problems = {
  total: 1,
  problems: [
    {
      row: 5,
      code: 'bad_number',
      severity: 'error',
      field: 'population',
      value: '很多',
      key: 'V5',
      message: { zh: '不是数字', en: 'no number' },
      point: null,
    },
  ],
};

export const preview = { type: 'FeatureCollection', placed: 0, bounds: null, features: [] };

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly authorization: string | undefined;
}

type Answers = Parameters<typeof fakeServer>[0];

/** The server with one file in hand; answers what was called to change something, and with which token. */
export function fakeDesk(shown: object = draft, special: Answers = {}): Call[] {
  const base = `/api/drafts/${draftId}`;
  fakeServer({
    '/api/datasets': () => datasets,
    '/api/drafts': () => ({ drafts: [draft], limitBytes: 200 * 1024 * 1024, keptDays: 14 }),
    [base]: () => shown,
    [`${base}/problems`]: () => problems,
    [`${base}/preview`]: () => preview,
    [`${base}/check`]: () => ({ ...draft, state: 'waiting', outcome: null, job: { kind: 'check', progress: null } }),
    [`${base}/publish`]: () => ({ ...draft, state: 'waiting', job: { kind: 'publish', progress: null } }),
    ...special,
  });
  const answer = globalThis.fetch;
  const calls: Call[] = [];
  vi.stubGlobal('fetch', (address: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    calls.push({
      method: init.method ?? 'GET',
      path: new URL(address, 'http://localhost').pathname,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
      authorization: headers.get('authorization') ?? undefined,
    });
    return answer(address, init);
  });
  return calls;
}
