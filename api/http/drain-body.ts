import type { IncomingMessage } from 'node:http';
import { bodyTooLarge, slowBody } from './errors.ts';

export interface BodyLimits {
  readonly bytes: number;
  /** Longest pause between two pieces. */
  readonly pauseMs: number;
}

/** Reads a body that nobody needs to its end, within limits, so that the connection can be used again. */
export function drainBody(request: IncomingMessage, limits: BodyLimits): Promise<void> {
  refuseDeclaredLength(request, limits.bytes);
  return new Promise((resolve, reject) => {
    let bytes = 0;
    const watch = watchPauses(request, limits.pauseMs, reject);
    request.on('data', (piece: Buffer) => {
      bytes += piece.length;
      if (bytes > limits.bytes) reject(bodyTooLarge(inWords(limits.bytes)));
    });
    request.on('end', resolve);
    request.on('error', reject);
    request.on('close', watch);
  });
}

/** Refuses by the Content-Length before anything is read. */
export function refuseDeclaredLength(request: IncomingMessage, limitBytes: number): void {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw bodyTooLarge(inWords(limitBytes));
}

/** Calls `onPause` with `slow_body` when no piece arrives for so long; returns what ends the watch. */
export function watchPauses(request: IncomingMessage, pauseMs: number, onPause: (error: Error) => void): () => void {
  let timer = setTimeout(stalled, pauseMs);
  function stalled(): void {
    onPause(slowBody(Math.ceil(pauseMs / 1000)));
  }
  const renew = (): void => {
    clearTimeout(timer);
    timer = setTimeout(stalled, pauseMs);
  };
  const stop = (): void => {
    clearTimeout(timer);
    request.off('data', renew);
  };
  request.on('data', renew);
  request.once('end', stop);
  return stop;
}

export function inWords(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${bytes / 1024 / 1024} MB` : `${bytes / 1024} KB`;
}
