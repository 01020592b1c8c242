import { beforeAll, describe, expect, test } from 'vitest';
import { problem } from '#api/contract/service.ts';
import { testDatabase } from '#test/support/database.ts';
import { writeSmallData } from './support/small-data.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  const database = await testDatabase();
  await writeSmallData(database);
  server = await startTestServer(database);
});

async function refusal(
  path: string,
  init?: RequestInit,
): Promise<{ status: number; body: unknown; response: Response }> {
  const response = await fetch(server.origin + path, init);
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const body: unknown = await response.json();
  const checked = problem.parse(body);
  expect(checked.status).toBe(response.status);
  expect(checked.requestId).toBe(response.headers.get('x-request-id'));
  return { status: response.status, body, response };
}

describe('a request that breaks the contract', () => {
  test('is told every fault at once, with full paths', async () => {
    const { status, body } = await refusal('/api/values?level=galaxy&region=%2F..&bogus=1&asOf=yesterday');
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid_request' });
    const paths = (body as { details: { path: string }[] }).details.map((fault) => fault.path).sort();
    expect(paths).toEqual(['query.asOf', 'query.bogus', 'query.indicator', 'query.level', 'query.region']);
  });

  test.each([
    ['a repeated name', '/api/regions?parent=990000&parent=990001', 'repeated'],
    ['a NUL', '/api/regions?parent=99%00', 'control_character'],
    ['a prototype name', '/api/regions?__proto__=1', 'unknown_name'],
    ['brackets', '/api/regions?parent[$ne]=1', 'unknown_name'],
    ['SQL in a region', "/api/values?indicator=maintenance-rate&region=1'%20OR%201=1--", 'invalid_format'],
    ['a number out of range', '/api/loads?limit=501', 'too_big'],
    ['an impossible date', '/api/regions?asOf=2020-02-30', 'invalid_union'],
    ['no number at all', '/api/progress?year=NaN', 'invalid_type'],
    ['a tile outside the zoom range', '/tiles/village/19/0/0.mvt', 'too_big'],
    ['an unknown layer', '/tiles/secret/1/0/0.mvt', 'invalid_value'],
  ])('%s is refused', async (_name, path, code) => {
    const { status, body } = await refusal(path);
    expect(status).toBe(400);
    expect((body as { details: { code: string }[] }).details.map((fault) => fault.code)).toContain(code);
  });

  test.each([
    ['/api/values?indicator=no-such-thing', 404, 'unknown_indicator'],
    ['/api/values?indicator=maintenance-rate&region=123456', 404, 'unknown_region'],
    ['/api/values?indicator=maintenance-rate&programme=none', 404, 'unknown_programme'],
    ['/api/values?indicator=maintenance-rate&asOf=77', 404, 'unknown_load'],
    ['/api/values?indicator=maintenance-rate&asOf=1999-01-01', 404, 'no_data_at'],
    ['/api/coverage?rule=teapot', 400, 'unknown_rule'],
    ['/api/programmes/none', 404, 'unknown_programme'],
    ['/tiles/village/3/8/0.mvt', 404, 'no_such_tile'],
    ['/tiles/village/3/0/0.mvt?indicator=no-such-thing', 404, 'unknown_indicator'],
    ['/api/indicators/maintenance-rate/records?cursor=!!', 400, 'cursor_malformed'],
    ['/api', 404, 'not_found'],
    ['/api/nothing/here', 404, 'not_found'],
    ['/tiles/village/1/0/0.png', 404, 'not_found'],
  ])('%s is refused with %i %s', async (path, status, code) => {
    expect(await refusal(path)).toMatchObject({ status, body: { code } });
  });

  test('a query of endless length is refused', async () => {
    const { status, body } = await refusal(`/api/regions?parent=${'9'.repeat(3000)}`);
    expect([status, body]).toMatchObject([414, { code: 'query_too_long' }]);
  });

  test('a broken percent sign does no harm', async () => {
    expect((await fetch(`${server.origin}/api/programmes/%E0%A4%A`)).status).toBe(400);
    expect((await fetch(`${server.origin}/%E0%A4%A`)).status).toBe(404);
  });
});

describe('methods', () => {
  test('one that is not declared is told which are', async () => {
    const { status, response } = await refusal('/api/values', { method: 'DELETE' });
    expect(status).toBe(405);
    expect(response.headers.get('allow')).toBe('HEAD, GET, OPTIONS');
  });

  test('OPTIONS names the methods of an address', async () => {
    const response = await fetch(`${server.origin}/api/loads`, { method: 'OPTIONS' });
    expect(response.status).toBe(204);
    expect(response.headers.get('allow')?.split(', ').sort()).toEqual(['GET', 'HEAD', 'OPTIONS', 'POST']);
  });

  test('a post to a page of the dashboard is refused', async () => {
    expect(await refusal('/wall', { method: 'POST', body: 'x' })).toMatchObject({ status: 405 });
  });
});

describe('every answer', () => {
  test('carries the security headers and a policy that allows nothing foreign', async () => {
    const { headers } = await server.get('/api/indicators');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("worker-src 'self' blob:");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/https?:|upgrade-insecure|unsafe-eval/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('carries the request id of a proxy when it is harmless, and a new one otherwise', async () => {
    const kept = await server.get('/healthz', { 'X-Request-Id': 'abcd-1234-efgh' });
    expect(kept.headers.get('x-request-id')).toBe('abcd-1234-efgh');
    const replaced = await server.get('/healthz', { 'X-Request-Id': '{"evil": "log line"}' });
    expect(replaced.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('metrics count requests by operation and status and end as OpenMetrics demands', async () => {
    await server.get('/api/indicators');
    const text = await (await server.get('/metrics')).text();
    expect(text).toMatch(/tongcun_request_duration_seconds_count\{operation="listIndicators",status="200"\} \d+/);
    expect(text).toMatch(/operation="getValues",status="40[04]"/);
    expect(text).toContain('tongcun_load 1\n');
    expect(text.endsWith('# EOF\n')).toBe(true);
  });
});
