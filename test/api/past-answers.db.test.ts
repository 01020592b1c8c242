import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { explainProgressChange } from '#api/contract/changes.ts';
import type { Endpoint } from '#api/contract/endpoint.ts';
import { closeMonth } from '#etl/months/close-month.ts';
import type { Database } from '#geodata/database/database.ts';
import { sampleDatabase } from '#test/support/database.ts';
import { declaredEndpoints } from './support/declared-endpoints.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { overturn } from './support/upheaval.ts';

const progressChange = explainProgressChange.response;
/** Questions of every endpoint that may be asked of the past: of the city, of a district and of towns that will be gone. */
const root = '330600';
const district = '330681';
const towns = ['330602001', '330681002', '330624001'];
const item = 'pavement_repair';
const questions: Readonly<Record<string, readonly string[]>> = {
  getProgramme: ['/api/programmes/shaoxing-2018-2020'],
  listRegions: [`/api/regions?parent=${root}&self=true&outline=true`, `/api/regions?parent=${district}&outline=true`],
  getValues: [
    ...['maintenance-rate', 'village-bus-coverage', 'town-road-office', 'town-station-coverage'].flatMap((id) => [
      `/api/values?indicator=${id}&level=town`,
      ...towns.map((code) => `/api/values?indicator=${id}&region=${code}`),
    ]),
    '/api/values?indicator=village-bus-coverage&level=village&weighting=population',
  ],
  listRecords: ['maintenance-rate', 'town-class2-access', 'report-accuracy'].map(
    (id) => `/api/indicators/${id}/records?region=${district}&limit=2000`,
  ),
  getProgress: ['/api/progress?children=true', ...towns.map((code) => `/api/progress?region=${code}`)],
  listProgressMonths: [`/api/progress/months?item=${item}&region=${district}`],
  listProgressRecords: ['plan', 'done', 'report', 'open'].map(
    (kind) => `/api/progress/records?item=${item}&kind=${kind}&limit=500`,
  ),
  listProgressTotals: ['/api/progress/totals', `/api/progress/totals?region=${district}`],
  listClaims: ['/api/claims', `/api/claims?region=${district}`],
  getCoverage: ['/api/coverage', `/api/coverage?threshold=300&region=${towns[0]}`],
  listCoverageVillages: ['/api/coverage/villages?state=all&limit=500&reference=village_hall'],
  listMapClasses: ['/api/map/classes', `/api/map/classes?region=${district}`],
  getDensity: ['/api/map/density?of=bus_stop', '/api/map/density?of=gap_people'],
  searchPlaces: ['/api/search?q=%E9%95%87', '/api/search?q=X101%20K1%2B500'],
  getRecord: ['/api/records/village?key=330602001200', '/api/records/road_segment?key=C001330603-010'],
  getTile: ['region', 'road_segment', 'village', 'facility', 'work'].map((layer) => `/tiles/${layer}/9/427/211.mvt`),
  getAwards: ['/api/awards'],
  getOrders: ['/api/orders'],
  getProgressMap_svg: [`/api/products/progress-map.svg?indicator=maintenance-rate&region=${district}`],
  getTable: ['/api/products/table.xlsx?table=plan', '/api/products/table.xlsx?table=gaps'],
};
/** The same sheet in other formats, what needs rates by the kilometre, and what compares two moments by itself. */
const elsewhere = ['getProgressMap_pdf', 'getProgressMap_png', 'getMaintenanceFunding'];

let database: Database;
let server: TestServer;
let declared: Endpoint[];
/** A date, a load and a closed month of the past. */
const moments = ['2020-08-31', '20', '2020-08'];
const asked = Object.values(questions).flat();

const at = (path: string, asOf?: string) => (asOf ? `${path}${path.includes('?') ? '&' : '?'}asOf=${asOf}` : path);
async function answerOf(path: string): Promise<string> {
  const response = await server.get(path);
  const body = Buffer.from(await response.arrayBuffer());
  return `${response.status} ${body.length} ${createHash('sha256').update(body).digest('hex')}`;
}
async function answers(asOf?: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const path of asked) found[path] = await answerOf(at(path, asOf));
  return found;
}
const before = new Map<string | undefined, Record<string, string>>();

beforeAll(async () => {
  database = await sampleDatabase();
  server = await startTestServer(database);
  declared = await declaredEndpoints();
  await closeMonth(database, { root, month: '2020-08', today: '2020-10-31' });
  for (const moment of [undefined, ...moments]) before.set(moment, await answers(moment));
  await overturn(database, root, '2020-10-31');
  await server.app.services.watch.refresh();
});

describe('the past', () => {
  it('can be asked of every endpoint that declares it', () => {
    const dated = declared.filter(({ query }) => 'asOf' in query.shape).map(({ operationId }) => operationId);
    expect([...Object.keys(questions), ...elsewhere].sort()).toEqual(dated.sort());
  });

  it('was answered: every question is a good one', () => {
    const all = [...before.values()].flatMap(Object.entries);
    expect(all.filter(([, answer]) => !answer.startsWith('200 '))).toEqual([]);
  });

  it.each(moments)('as of %s is told byte for byte as it was before everything changed', async (moment) => {
    expect(await answers(moment)).toEqual(before.get(moment));
  });

  it('is not what is told of now', async () => {
    const now = await answers();
    const same = asked.filter((path) => now[path] === before.get(undefined)?.[path]);
    expect(same).toEqual([]);
  });

  it('tells of a town that is gone that it is gone, and what it has lost', async () => {
    const [, gone] = towns;
    for (const path of ['/api/values?indicator=maintenance-rate&', '/api/progress?', '/api/claims?']) {
      const answer = await server.get(`${path}region=${gone}`);
      expect(await answer.json()).toMatchObject({ code: 'unknown_region', detail: expect.stringContaining(`${gone}`) });
    }
    const value = await server.json(`/api/changes?indicator=maintenance-rate&region=${gone}&from=2020-08-31`);
    expect(value).toMatchObject({ to: { value: null, population: 0, status: 'no_data' } });
    const change = await server.json(`/api/progress/changes?item=${item}&region=${gone}&from=2020-08-31`);
    expect(progressChange.parse(change)).toMatchObject({ to: { done: 0, plan: null, status: 'no_data' } });
    const { from, to, parts } = progressChange.parse(change);
    const sum = parts.reduce((total, { quantity }) => total + quantity, 0);
    expect(sum).toBeCloseTo(to.done - from.done, 6);
    expect((await server.get(`/api/progress/changes?item=${item}&region=330602999&from=2020-08-31`)).status).toBe(404);
  });
});
