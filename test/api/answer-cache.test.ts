import { describe, expect, test } from 'vitest';
import { AnswerCache, type CachedAnswer } from '#api/state/answer-cache.ts';

const answer = (bytes: number): CachedAnswer => ({ body: Buffer.alloc(bytes), mediaType: 'text/plain' });

describe('kept answers', () => {
  test('never take more than the limit, and the least recently used goes first', async () => {
    const cache = new AnswerCache(10_000);
    for (const key of ['a', 'b', 'c', 'd']) await cache.get(key, async () => answer(1900));
    expect(cache.find('a')).toBeDefined();
    await cache.get('e', async () => answer(1900));
    expect(cache.figures().bytes).toBeLessThanOrEqual(10_000);
    expect(cache.find('b')).toBeUndefined();
    expect(cache.find('a')).toBeDefined();
    expect(cache.find('e')).toBeDefined();
  });

  test('an answer that would fill a quarter of the room is given and not kept', async () => {
    const cache = new AnswerCache(10_000);
    expect((await cache.get('big', async () => answer(5000))).body.length).toBe(5000);
    expect(cache.figures()).toMatchObject({ entries: 0, bytes: 0 });
  });

  test('compressed bodies count, and empty room means no bytes', async () => {
    const cache = new AnswerCache(10_000);
    const entry = await cache.get('a', async () => answer(1000));
    const before = cache.figures().bytes;
    cache.keepGzip('a', entry, Buffer.alloc(300));
    cache.keepGzip('a', entry, Buffer.alloc(300));
    expect(cache.figures().bytes).toBe(before + 300);
    cache.useState('next');
    expect(cache.figures()).toMatchObject({ entries: 0, bytes: 0 });
  });

  test('an answer computed for a former state reaches its asker and is not kept', async () => {
    const cache = new AnswerCache(10_000);
    let finish = (): void => undefined;
    const asking = cache.get('a', () => new Promise((resolve) => (finish = () => resolve(answer(10)))));
    cache.useState('next');
    finish();
    expect((await asking).body.length).toBe(10);
    expect(cache.find('a')).toBeUndefined();
  });

  test('a failure is told to all who wait and is forgotten', async () => {
    const cache = new AnswerCache(10_000);
    const failing = async (): Promise<CachedAnswer> => {
      throw new Error('no');
    };
    const asked = await Promise.allSettled([cache.get('a', failing), cache.get('a', failing)]);
    expect(asked.map((one) => one.status)).toEqual(['rejected', 'rejected']);
    expect((await cache.get('a', async () => answer(1))).body.length).toBe(1);
  });
});
