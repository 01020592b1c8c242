import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerProcess, startServer } from '../server-process.ts';

/** A server of its own on the embedded engine with the sample loaded, gone afterwards. */
export async function withSampleServer<T>(
  work: (server: ServerProcess & { readonly folder: string }) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tongcun-bench-'));
  try {
    const server = await startServer({ DATA_DIR: folder, LOG_LEVEL: 'error', DATABASE_URL: '' });
    try {
      return await work({ ...server, folder });
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
