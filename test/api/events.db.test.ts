import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#geodata/database/database.ts';
import { testDatabase } from '#test/support/database.ts';
import { EventReader } from './support/event-reader.ts';
import { publishEmptyLoad, writeSmallData } from './support/small-data.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

let database: Database;
let server: TestServer;
let readers: EventReader[] = [];

beforeAll(async () => {
  database = await testDatabase();
  await writeSmallData(database);
  server = await startTestServer(database);
});

afterEach(() => {
  for (const reader of readers) reader.close();
  readers = [];
});

async function listen(headers: Record<string, string> = {}): Promise<{ reader: EventReader; response: Response }> {
  const reader = new EventReader();
  readers.push(reader);
  const response = await reader.open(`${server.origin}/api/events`, headers);
  await reader.until('retry:');
  return { reader, response };
}

async function untilListeners(count: number): Promise<void> {
  const { events } = server.app.services;
  for (let attempt = 0; attempt < 100 && events.listeners !== count; attempt++) await pause(20);
  expect(events.listeners).toBe(count);
}

describe('the stream of events', () => {
  test('tells of a load that somebody else published, with its data date', async () => {
    const { reader, response } = await listen();
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const load = await publishEmptyLoad(database, 'work');
    const text = await reader.until(`id: ${load}\n`);
    expect(text).toContain('event: load\n');
    const data: unknown = JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? '');
    expect(data).toEqual({ load, dataset: 'work', rootRegion: '990000', asOf: '2020-09-30' });
  });

  test('an answer asked for after the event rests on the new load', async () => {
    const { reader } = await listen();
    const load = await publishEmptyLoad(database, 'village');
    await reader.until(`id: ${load}\n`);
    expect(await server.json('/api/values?indicator=maintenance-rate')).toMatchObject({ basis: { load } });
  });

  test('a client that comes back is told what it missed, once', async () => {
    const { reader: first } = await listen();
    const load = await publishEmptyLoad(database, 'facility');
    await first.until(`id: ${load}\n`);
    const { reader: again } = await listen({ 'Last-Event-ID': String(load - 1) });
    expect((await again.until(`id: ${load}\n`)).match(/event: load/g)).toHaveLength(1);
    const { reader: known } = await listen({ 'Last-Event-ID': String(load) });
    await pause(100);
    expect(await known.until('follow')).not.toContain('event: load');
  });

  test('a client that leaves is forgotten, and HEAD opens nothing', async () => {
    await untilListeners(0);
    const { reader } = await listen();
    await untilListeners(1);
    reader.close();
    await untilListeners(0);
    expect((await fetch(`${server.origin}/api/events`, { method: 'HEAD' })).status).toBe(200);
    expect(server.app.services.events.listeners).toBe(0);
  });
});
