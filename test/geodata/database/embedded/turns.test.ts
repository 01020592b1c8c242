import { expect, test } from 'vitest';
import { type Backend, type Speaker, Turns } from '#geodata/database/embedded/turns.ts';

/** Records what it is told to run; BEGIN opens a transaction, COMMIT and ROLLBACK end it, CRASH is the end. */
class RecordingBackend implements Backend {
  readonly ran: string[] = [];
  #isOpen = false;

  isInTransaction(): boolean {
    return this.#isOpen;
  }

  async execProtocolRawStream(bytes: Uint8Array, options: { onRawData: (bytes: Uint8Array) => void }): Promise<void> {
    const text = Buffer.from(bytes)
      .toString()
      .replace(/^[QS]\0\0\0[\s\S]/, '')
      .replaceAll('\0', '');
    if (text === 'CRASH') throw new Error('the engine is gone');
    if (text === 'PANIC') return;
    this.ran.push(text);
    if (text.endsWith('BEGIN')) this.#isOpen = true;
    if (/COMMIT|ROLLBACK/.test(text)) this.#isOpen = false;
    options.onRawData(Buffer.from(`Z\0\0\0\x05${this.#isOpen ? 'T' : 'I'}`));
  }
}

const nobodyCrashed = (error: unknown): void => {
  throw error;
};

function setUp(onCrash = nobodyCrashed) {
  const backend = new RecordingBackend();
  const turns = new Turns(backend, onCrash);
  const speaker = (): Speaker => ({ receive: () => undefined });
  const say = (who: Speaker, text: string, endsUnit = true) =>
    turns.say({ speaker: who, bytes: Buffer.from(text), endsUnit });
  return { backend, turns, one: speaker(), two: speaker(), say };
}

test('a transaction runs to its end before anyone else has a turn', async () => {
  const { backend, turns, one, two, say } = setUp();
  for (const text of ['1 BEGIN', '1 a']) say(one, text);
  say(two, '2 a');
  say(one, '1 COMMIT');
  say(two, '2 b');
  await turns.settle();
  expect(backend.ran).toEqual(['1 BEGIN', '1 a', '1 COMMIT', '2 a', '2 b']);
});

test('a unit in parts runs to its end before anyone else has a turn', async () => {
  const { backend, turns, one, two, say } = setUp();
  say(one, '1 parse', false);
  say(two, '2 a');
  await turns.settle();
  expect(backend.ran).toEqual(['1 parse']);
  say(one, '1 sync');
  await turns.settle();
  expect(backend.ran).toEqual(['1 parse', '1 sync', '2 a']);
});

test('who leaves in a transaction is rolled back before the next has a turn', async () => {
  const { backend, turns, one, two, say } = setUp();
  say(one, '1 BEGIN');
  await turns.settle();
  say(two, '2 a');
  say(one, '1 never heard');
  turns.leave(one);
  await turns.settle();
  expect(backend.ran).toEqual(['1 BEGIN', '1 never heard', '', 'ROLLBACK', '2 a']);
});

test('who leaves while waiting loses what was not yet run, and nothing else', async () => {
  const { backend, turns, one, two, say } = setUp();
  say(one, '1 BEGIN');
  say(two, '2 BEGIN');
  say(two, '2 a');
  turns.leave(two);
  say(one, '1 COMMIT');
  await turns.settle();
  expect(backend.ran).toEqual(['1 BEGIN', '1 COMMIT']);
});

test('leaving twice, or without having spoken, changes nothing', async () => {
  const { backend, turns, one, two, say } = setUp();
  turns.leave(two);
  say(one, '1 a');
  await turns.settle();
  turns.leave(one);
  turns.leave(one);
  await turns.settle();
  expect(backend.ran).toEqual(['1 a']);
});

test('an idle turn is found only while others wait', async () => {
  const { turns, one, two, say } = setUp();
  say(one, '1 BEGIN');
  await turns.settle();
  expect(turns.findIdler()).toBeUndefined();
  say(two, '2 a');
  await turns.settle();
  expect(turns.findIdler()?.speaker).toBe(one);
  say(one, '1 COMMIT');
  await turns.settle();
  expect(turns.findIdler()).toBeUndefined();
});

test('a crash of the engine is told', async () => {
  const crashes: unknown[] = [];
  const { turns, one, say } = setUp((error) => crashes.push(error));
  say(one, 'CRASH');
  await turns.settle();
  expect(crashes).toEqual([new Error('the engine is gone')]);
});

test('an engine that leaves a unit unanswered has crashed', async () => {
  const crashes: unknown[] = [];
  const { turns, one, say } = setUp((error) => crashes.push(error));
  say(one, '1 part', false);
  say(one, 'PANIC');
  await turns.settle();
  expect(crashes).toEqual([new Error('the engine does not answer any more')]);
});
