import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import fc from 'fast-check';
import Koa from 'koa';
import { describe, expect, test } from 'vitest';
import { guardChanges, isLoopbackAddress, isLoopbackHost } from '#api/http/guard-changes.ts';

describe('a loopback address', () => {
  test.each(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1', '::FFFF:127.0.0.1'])('is %s', (address) => {
    expect(isLoopbackAddress(address)).toBe(true);
  });

  test.each([undefined, '', '10.0.0.1', '::ffff:10.0.0.1', '1127.0.0.1', '127.0.0.1.evil.cn', '::', '0.0.0.0', '::2'])(
    'is not %s',
    (address) => {
      expect(isLoopbackAddress(address)).toBe(false);
    },
  );

  test('is never an address of another network', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isLoopbackAddress(address)).toBe(address.startsWith('127.'));
        expect(isLoopbackAddress(`::ffff:${address}`)).toBe(address.startsWith('127.'));
      }),
    );
  });
});

describe('a host of this machine', () => {
  test.each(['localhost', 'localhost:8080', '127.0.0.1:1', '[::1]:8080', 'LOCALHOST:80'])('is %s', (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  });

  test.each(['', 'evil.cn', 'localhost.evil.cn', '127.0.0.1.evil.cn:80', 'localhost:8080@evil.cn', '[::2]', '0.0.0.0'])(
    'is not "%s"',
    (host) => {
      expect(isLoopbackHost(host)).toBe(false);
    },
  );
});

/** A call as it arrives from an address. */
function callFrom(remoteAddress: string, headers: Record<string, string> = {}): Koa.Context {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress });
  const request = new IncomingMessage(socket);
  Object.assign(request.headers, { host: 'localhost:8080', ...headers });
  return new Koa().createContext(request, new ServerResponse(request));
}

describe('a call that changes data', () => {
  test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('from %s passes without a token', (address) => {
    expect(() => guardChanges(callFrom(address), undefined)).not.toThrow();
  });

  test.each(['10.0.0.5', '::ffff:10.0.0.5', 'fe80::1', ''])(
    'from "%s" does not, whatever it says of itself',
    (address) => {
      const claims: readonly Record<string, string>[] = [
        {},
        { host: '127.0.0.1' },
        { 'x-forwarded-for': '127.0.0.1' },
        { origin: 'http://localhost:8080' },
      ];
      for (const headers of claims) {
        expect(() => guardChanges(callFrom(address, headers), undefined)).toThrow(
          expect.objectContaining({ code: 'only_from_loopback', status: 403 }),
        );
      }
    },
  );

  test('from this machine needs the token as soon as there is one', () => {
    expect(() => guardChanges(callFrom('127.0.0.1'), 'x'.repeat(16))).toThrow(
      expect.objectContaining({ code: 'token_needed' }),
    );
  });
});
