import { connect, type Socket } from 'node:net';
import type { TestServer } from './test-server.ts';

export interface Upload {
  readonly name?: string;
  readonly field?: string;
  readonly headers?: Record<string, string>;
}

/** Posts text as a file to `POST /api/loads`. */
export function upload(server: TestServer, query: string, content: string, options: Upload = {}): Promise<Response> {
  const body = new FormData();
  body.append(options.field ?? 'file', new Blob([content]), options.name ?? 'sites.csv');
  return fetch(`${server.origin}/api/loads?${query}`, { method: 'POST', body, headers: options.headers ?? {} });
}

/** Sends bytes as they are and answers what comes back until the connection is closed. */
export function sendRaw(port: number, text: string, keepOpen?: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(text);
      keepOpen?.(socket);
    });
    socket.on('data', (piece) => {
      answer += piece.toString();
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', (error) => (answer === '' ? reject(error) : resolve(answer)));
    socket.setTimeout(10_000, () => socket.destroy());
  });
}
