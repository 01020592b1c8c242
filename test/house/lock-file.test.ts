import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { complete, type LockFile, listMissing } from '../support/complete-lock.ts';
import { root } from './source-files.ts';

const lock: LockFile = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'));

test('npm ci will take the lock file: it names every optional package (else run test/support/complete-lock.ts)', () => {
  expect(listMissing(lock)).toEqual([]);
});

test('the lock file says nothing of this machine or of its registry', () => {
  const text = JSON.stringify(lock);
  expect(text).not.toMatch(/file:\/|"resolved":"(?!https:\/\/registry\.npmjs\.org\/)/);
});

test('an optional package that is missing is found, and completed for its platform', () => {
  const small: LockFile = {
    packages: {
      '': {},
      'node_modules/tool': {
        version: '1.0.0',
        dev: true,
        optionalDependencies: { 'tool-win32-arm64': '1.0.0', inner: '2' },
      },
      'node_modules/tool/node_modules/inner': { version: '2' },
    },
  };
  expect(listMissing(small)).toEqual([{ name: 'tool-win32-arm64', version: '1.0.0', dev: true }]);
  const completed = complete(small);
  expect(completed.packages['node_modules/tool-win32-arm64']).toMatchObject({
    os: ['win32'],
    cpu: ['arm64'],
    dev: true,
  });
  expect(listMissing(completed)).toEqual([]);
});
