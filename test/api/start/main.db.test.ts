import { describe, expect, inject, test } from 'vitest';
import { copyDatabase } from '#test/support/database.ts';
import { testEngine } from '#test/support/test-engine.ts';
import { EventReader } from '../support/event-reader.ts';
import { Program } from './program.ts';

describe('a start', () => {
  test('answers at the address of its last line and ends cleanly when it is told to', async () => {
    const name = await copyDatabase(inject('template'));
    const program = new Program(testEngine().variables(name));
    const address = await program.ready();
    expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({ status: 'ready', load: 0 });
    const events = new EventReader();
    await events.open(`${address}/api/events`);
    await events.until('retry:');
    const startMs = Date.now();
    const { code, err } = await program.end('SIGTERM');
    expect(code).toBe(0);
    expect(Date.now() - startMs).toBeLessThan(5000);
    await expect.poll(() => events.ended).toBe(true);
    const log = err
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const request = log.find((line) => line.url === '/readyz');
    expect(request).toMatchObject({ method: 'GET', status: 200, operation: 'ready', requestId: expect.any(String) });
  });

  test('that is told to end before it is ready ends cleanly too', async () => {
    const name = await copyDatabase(inject('template'));
    const program = new Program(testEngine().variables(name));
    while (!program.out.includes('Tongcun  http')) await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await program.end('SIGTERM')).code).toBe(0);
  });
});
