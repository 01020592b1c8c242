import { afterEach, describe, expect, it, vi } from 'vitest';
import { getValues, listRecords } from '#api/contract/indicators.ts';
import { listProgrammes } from '#api/contract/programmes.ts';
import { CallError, call, urlOf } from '#dashboard/src/data/client.ts';

function answer(status: number, body: unknown): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  vi.stubGlobal('fetch', async () => new Response(text, { status }));
}

afterEach(() => vi.unstubAllGlobals());

describe('the address of a call', () => {
  it('fills the path, leaves out what is undefined and keeps a zero', () => {
    const url = urlOf(listRecords, {
      params: { id: 'maintenance-rate' },
      query: { region: undefined, limit: 50, cursor: 'a b&c' },
    });
    expect(url).toBe('/api/indicators/maintenance-rate/records?limit=50&cursor=a+b%26c');
    expect(urlOf(listProgrammes)).toBe('/api/programmes');
  });

  it('lets no parameter leave its place in the path', () => {
    expect(urlOf(listRecords, { params: { id: '../loads?x=' } })).toBe('/api/indicators/..%2Floads%3Fx%3D/records');
  });
});

describe('a call', () => {
  it('gives the body of a good answer', async () => {
    answer(200, { programmes: [] });
    expect(await call(listProgrammes)).toEqual({ programmes: [] });
  });

  it('refuses an answer that breaks the contract while developing', async () => {
    answer(200, { programmes: [{ id: 7 }] });
    await expect(call(listProgrammes)).rejects.toThrow();
  });

  it('carries the code and the request of a problem', async () => {
    answer(404, {
      type: 'about:blank',
      title: 'Unknown region',
      status: 404,
      code: 'unknown_region',
      requestId: 'r-1',
    });
    const failure = await call(getValues, { query: { indicator: 'x' } }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CallError);
    expect(failure).toMatchObject({ status: 404, code: 'unknown_region', requestId: 'r-1', message: 'Unknown region' });
  });

  it('survives an answer that is no problem document', async () => {
    answer(502, '<html>Bad gateway</html>');
    await expect(call(listProgrammes)).rejects.toMatchObject({ status: 502, code: 'unreadable_answer' });
  });

  it('says that the server does not answer', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('fetch failed');
    });
    await expect(call(listProgrammes)).rejects.toMatchObject({ status: 0, code: 'unreachable' });
  });

  it('is silent about a call that was given up', async () => {
    const gone = new DOMException('gone', 'AbortError');
    vi.stubGlobal('fetch', async () => {
      throw gone;
    });
    await expect(call(listProgrammes, { signal: AbortSignal.abort() })).rejects.toBe(gone);
  });
});
