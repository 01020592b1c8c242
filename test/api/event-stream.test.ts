import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EventStream } from '#api/state/event-stream.ts';

const event = (load: number) => ({ load, dataset: 'work', rootRegion: '1', asOf: '2020-01-01' });

describe('an event stream', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('refuses one client more than the limit, and takes it when another has left', async () => {
    const stream = new EventStream(2);
    const first = stream.open(undefined);
    stream.open(undefined);
    expect(() => stream.open(undefined)).toThrow(expect.objectContaining({ code: 'too_many_listeners', status: 503 }));
    first.destroy();
    await once(first, 'close');
    expect(stream.open(undefined)).toBeDefined();
    stream.close();
  });

  test('sends a comment every twenty seconds so that proxies keep the line', () => {
    const stream = new EventStream(1);
    const client = stream.open(undefined);
    client.read();
    vi.advanceTimersByTime(19_999);
    expect(client.read()).toBeNull();
    vi.advanceTimersByTime(1);
    expect(String(client.read())).toMatch(/^: .*\n\n$/);
    stream.close();
  });

  test('drops a client that reads nothing instead of filling memory', () => {
    const stream = new EventStream(1);
    const client = stream.open(undefined);
    for (let load = 1; load < 5000 && !client.destroyed; load++) stream.publish([event(load)]);
    expect(client.destroyed).toBe(true);
    stream.close();
  });

  test('ends every client when it is closed', async () => {
    const stream = new EventStream(1);
    const client = stream.open(undefined);
    client.resume();
    const ended = once(client, 'end');
    stream.close();
    await ended;
    expect(stream.listeners).toBe(0);
  });
});
