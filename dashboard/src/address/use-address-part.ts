import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { GoOptions } from './use-address.ts';

/** What one page or panel says in the address beside what all pages share. */
export interface AddressPart<T> {
  /** Whatever is missing or malformed falls back to its default. */
  readonly parse: (search: URLSearchParams) => T;
  /** The same search params with this part, as short as it reads back; what belongs to others stays. */
  readonly put: (search: URLSearchParams, value: T) => URLSearchParams;
}

export type GoPart<T> = (change: Partial<T>, options?: GoOptions) => void;

/** A part of the address and the way to change it. `part` must be the same object at every call. */
export function useAddressPart<T>(part: AddressPart<T>): readonly [T, GoPart<T>] {
  const [search, setSearch] = useSearchParams();
  const value = useMemo(() => part.parse(search), [part, search]);
  const go = useCallback<GoPart<T>>(
    (change, options = {}) => {
      setSearch((previous) => part.put(previous, { ...part.parse(previous), ...change }), {
        replace: options.replace ?? false,
      });
    },
    [part, setSearch],
  );
  return [value, go];
}

/** Sets what has a value other than the usual one, and removes what has not. */
export function putAll(
  search: URLSearchParams,
  values: Readonly<Record<string, string | number | undefined>>,
): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) next.delete(name);
    else next.set(name, String(value));
  }
  return next;
}
