import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLoopbackAddress, isLoopbackHost } from '#api/http/guard-changes.ts';

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
