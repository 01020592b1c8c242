import { beforeAll, describe, expect, test } from 'vitest';
import type { Endpoint } from '#api/contract/endpoint.ts';
import { testDatabase } from '#test/support/database.ts';
import { declaredEndpoints } from './support/declared-endpoints.ts';
import { writeSmallData } from './support/small-data.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

/**
 * One good request for every declared endpoint that is a GET; those that change data, stream or draw have tests of
 * their own, named here. An endpoint in neither list fails the test below.
 */
const requests: Readonly<Record<string, readonly string[]>> = {
  health: ['/healthz'],
  ready: ['/readyz'],
  metrics: ['/metrics'],
  openapi: ['/openapi.json'],
  listProgrammes: ['/api/programmes'],
  getProgramme: ['/api/programmes/small-2018-2020', '/api/programmes/small-2018-2020?asOf=2020-09-30'],
  listRegions: [
    '/api/regions',
    '/api/regions?parent=990000&self=true&outline=true',
    '/api/regions?parent=990001&asOf=2020-09-30',
  ],
  listIndicators: ['/api/indicators'],
  getValues: [
    '/api/values?indicator=maintenance-rate',
    '/api/values?indicator=village-bus-coverage&level=town&region=990001&asOf=1',
    '/api/values?indicator=maintenance-rate&level=district&programme=small-2018-2020',
  ],
  listRecords: ['/api/indicators/maintenance-rate/records', '/api/indicators/village-bus-coverage/records?state=gap'],
  getProgress: ['/api/progress', '/api/progress?children=true&year=2020'],
  listProgressMonths: [
    '/api/progress/months?item=pavement_repair',
    '/api/progress/months?item=pavement_repair&year=2019&region=990001',
  ],
  listProgressTotals: ['/api/progress/totals', '/api/progress/totals?region=990001&asOf=2020-09-30'],
  listProgressRecords: ['plan', 'done', 'report', 'open'].map(
    (kind) => `/api/progress/records?item=pavement_repair&kind=${kind}&limit=2`,
  ),
  explainChange: [
    '/api/changes?indicator=maintenance-rate&from=1',
    '/api/changes?indicator=maintenance-rate&from=1&region=990001&to=2020-09-30',
  ],
  explainProgressChange: ['/api/progress/changes?item=pavement_repair&from=1&region=990001'],
  listMonths: ['/api/months'],
  listClaims: ['/api/claims', '/api/claims?year=2019&region=990001', '/api/claims?kind=work_without_place'],
  getCoverage: ['/api/coverage', '/api/coverage?rule=bus_bay&threshold=2000&region=990002'],
  listCoverageVillages: [
    '/api/coverage/villages',
    '/api/coverage/villages?reference=village_hall&threshold=50&state=flipped&sort=population&limit=2',
    '/api/coverage/villages?state=all&why=too_far&sort=town&region=990002001201&againstAsOf=1',
  ],
  listMapClasses: ['/api/map/classes', '/api/map/classes?region=990002'],
  getBaseMap: ['/api/map/base'],
  getDensity: [
    '/api/map/density',
    '/api/map/density?of=bus_stop&cellKm=1&region=990001',
    '/api/map/density?of=gap_people',
  ],
  searchPlaces: ['/api/search', '/api/search?q=%E6%9D%91', '/api/search?q=X101%20K0%2B500'],
  getRecord: ['/api/records/village?key=990002001201', '/api/records/road_segment?key=S3'],
  getTile: ['/tiles/road_segment/8/213/105.mvt'],
  listDatasets: ['/api/datasets'],
  getTemplate: ['/api/templates/village.xlsx'],
  listDrafts: ['/api/drafts'],
  listLoadProblems: ['/api/loads/1/problems'],
  listLoads: ['/api/loads', '/api/loads?limit=1&before=2'],
};
const elsewhere: Readonly<Record<string, string>> = {
  getAwards: 'features/awards.db.test.ts',
  getMaintenanceFunding: 'features/maintenance-funding.db.test.ts',
  moveAward: 'features/awards.db.test.ts',
  getOrders: 'features/orders.db.test.ts',
  moveOrder: 'features/orders.db.test.ts',
  createLoad: 'uploads.db.test.ts',
  undoLoad: 'uploads.db.test.ts',
  createDraft: 'features/drafts.db.test.ts',
  getDraft: 'features/drafts.db.test.ts',
  checkDraft: 'features/drafts.db.test.ts',
  publishDraft: 'features/drafts.db.test.ts',
  discardDraft: 'features/drafts-kept.db.test.ts',
  listDraftProblems: 'features/drafts.db.test.ts',
  previewDraft: 'features/drafts.db.test.ts',
  compareDraft: 'features/drafts.db.test.ts',
  getDraftReport: 'features/drafts.db.test.ts',
  events: 'events.db.test.ts',
  getProgressMap_pdf: 'products',
  getProgressMap_png: 'products',
  getProgressMap_svg: 'products',
  getTable: 'products',
  getBulletin_txt: 'products/bulletin.db.test.ts',
  getBulletin_xlsx: 'products/bulletin.db.test.ts',
};

let server: TestServer;
let declared: Endpoint[];

beforeAll(async () => {
  const database = await testDatabase();
  await writeSmallData(database);
  server = await startTestServer(database);
  declared = await declaredEndpoints();
});

describe('the contract', () => {
  test('every declared endpoint is mounted once, and nothing else is', () => {
    const mounted = server.app.routes.endpoints.map((endpoint) => endpoint.operationId).sort();
    expect(mounted).toEqual(declared.map((endpoint) => endpoint.operationId).sort());
  });

  test('every declared endpoint has a test', () => {
    const tested = [...Object.keys(requests), ...Object.keys(elsewhere)].sort();
    expect(tested).toEqual(declared.map((endpoint) => endpoint.operationId).sort());
  });

  test.each(Object.entries(requests).flatMap(([id, paths]) => paths.map((path) => [id, path] as const)))(
    '%s answers what it declares to %s',
    async (operationId, path) => {
      const endpoint = declared.find((entry) => entry.operationId === operationId);
      const response = await server.get(path);
      expect(response.status).toBe(200);
      const type = response.headers.get('content-type');
      expect(type).toContain(endpoint?.mediaType ?? 'application/json');
      if (endpoint === undefined || endpoint.mediaType !== undefined) return;
      expect(endpoint.response.safeParse(await response.json()).error).toBeUndefined();
    },
  );

  test('HEAD answers the headers of GET and no body', async () => {
    const got = await server.get('/api/values?indicator=maintenance-rate');
    const head = await fetch(`${server.origin}/api/values?indicator=maintenance-rate`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('etag')).toBe(got.headers.get('etag'));
    expect(head.headers.get('content-length')).toBe(String((await got.arrayBuffer()).byteLength));
    expect(await head.text()).toBe('');
  });
});

describe('the defaults', () => {
  test('without region and programme the root region of the first programme answers', async () => {
    const answer = await server.json('/api/values?indicator=maintenance-rate');
    expect(answer).toMatchObject({
      values: [{ region: '990000', value: 75, success: 3, population: 4, target: { code: 'T6', value: 100 } }],
      basis: { load: 1, asOf: '2020-09-30', sample: true },
    });
  });

  test('outlines of neighbours share their border to the last digit', async () => {
    const answer = await server.json('/api/regions?parent=990000&outline=true');
    const [west, east] = (answer as { regions: { outline: { coordinates: number[][][][] } }[] }).regions;
    const corners = (outline?: { coordinates: number[][][][] }): string[] =>
      (outline?.coordinates[0]?.[0] ?? []).map((point) => point.join(' '));
    const shared = new Set(corners(west?.outline).filter((point) => corners(east?.outline).includes(point)));
    expect(shared).toEqual(new Set(['120.1 30', '120.1 30.1']));
  });
});
