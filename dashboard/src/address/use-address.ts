import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type Address, parseAddress, withAddress } from './address.ts';

export interface GoOptions {
  /** True for changes that deserve no step of their own in the history, such as a moved map. */
  readonly replace?: boolean;
}

export type Go = (change: Partial<Address>, options?: GoOptions) => void;

/**
 * The address and the only way to change it. A change of region lets go of a camera moved by hand; params of a
 * page's own stay.
 */
export function useAddress(): readonly [Address, Go] {
  const [search, setSearch] = useSearchParams();
  const address = useMemo(() => parseAddress(search), [search]);
  const go = useCallback<Go>(
    (change, options = {}) => {
      setSearch(
        (previous) => {
          const camera = 'region' in change ? { camera: undefined } : {};
          return withAddress(previous, { ...parseAddress(previous), ...camera, ...change });
        },
        { replace: options.replace ?? false },
      );
    },
    [setSearch],
  );
  return [address, go];
}
