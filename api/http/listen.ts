import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';

const HEADERS_TIMEOUT_MS = 15_000;
/** A whole upload may take this long over a slow line; pauses are watched separately. */
const REQUEST_TIMEOUT_MS = 10 * 60_000;
const MAX_HEADER_BYTES = 16 * 1024;

export interface Listener {
  readonly server: Server;
  readonly port: number;
  /** Answers are from now on given by this. */
  use(listener: RequestListener): void;
  /** Takes no new requests, lets the running ones finish for so long, then cuts them. */
  close(graceMs: number): Promise<void>;
}

/** An HTTP server with limits; rejects with the error of `listen` (EADDRINUSE, EACCES, EADDRNOTAVAIL). */
export async function listen(host: string, port: number, first: RequestListener): Promise<Listener> {
  let current = first;
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: 5_000,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    (request, response) => current(request, response),
  );
  server.keepAliveTimeout = 65_000;
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  return {
    server,
    port: typeof address === 'object' && address !== null ? address.port : port,
    use: (listener) => {
      current = listener;
    },
    close: (graceMs) => closeServer(server, graceMs),
  };
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // A kept-alive connection becomes idle only after its last answer, so this is asked again and again.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}
