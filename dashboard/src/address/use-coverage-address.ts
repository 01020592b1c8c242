import { replaceEqualDeep } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { type Address, parseAddress, withAddress } from './address.ts';
import { type CoverageAddress, parseCoverageAddress, withCoverageAddress } from './coverage-address.ts';
import type { GoOptions } from './use-address.ts';

export type WholeAddress = Address & CoverageAddress;
export type GoAnywhere = (change: Partial<WholeAddress>, options?: GoOptions) => void;

/** The whole address of the page and the one way to change it. Another region lets go of camera, record and mark. */
export function useCoverageAddress(): readonly [WholeAddress, GoAnywhere] {
  const [search, setSearch] = useSearchParams();
  const known = useRef<WholeAddress>(undefined);
  // What did not change stays the same object: a moved camera redraws no layer.
  const address = useMemo(() => {
    const parsed: WholeAddress = { ...parseAddress(search), ...parseCoverageAddress(search) };
    known.current = replaceEqualDeep(known.current, parsed);
    return known.current;
  }, [search]);
  const go = useCallback<GoAnywhere>(
    (change, options = {}) => {
      setSearch(
        (previous) => {
          const left = 'region' in change ? { camera: undefined, record: undefined, mark: undefined } : {};
          const next = { ...parseAddress(previous), ...parseCoverageAddress(previous), ...left, ...change };
          return withCoverageAddress(withAddress(previous, next), next);
        },
        { replace: options.replace ?? false },
      );
    },
    [setSearch],
  );
  return [address, go];
}
