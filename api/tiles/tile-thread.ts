import { parentPort } from 'node:worker_threads';
import { IndexStore } from './index-store.ts';
import type { Ask, Failed, Numbered, Reply } from './protocol.ts';

/** About 100 MB of GeoJSON text; an index takes some four times that. */
const LIMIT_BYTES = 100 * 1024 * 1024;

const store = new IndexStore(LIMIT_BYTES);

function reply(ask: Ask): Reply {
  if (ask.kind === 'forget') {
    store.clear();
    return { kind: 'done' };
  }
  if (ask.kind === 'index') {
    store.add(ask.key, ask.features);
    return { kind: 'done' };
  }
  const bytes = store.tile(ask.key, ask.layer, ask.address);
  return bytes === undefined ? { kind: 'missing' } : { kind: 'tile', bytes };
}

parentPort?.on('message', ({ id, content }: Numbered<Ask>) => {
  try {
    const answer: Numbered<Reply> = { id, content: reply(content) };
    parentPort?.postMessage(answer);
  } catch (error) {
    const failed: Failed = { id, error: error instanceof Error ? error.message : String(error) };
    parentPort?.postMessage(failed);
  }
});
