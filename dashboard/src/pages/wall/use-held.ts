import { useRef } from 'react';

/** The last value that was there: what stays on the wall until the next one has come. */
export function useHeld<T>(value: T | undefined): T | undefined {
  const held = useRef(value);
  if (value !== undefined) held.current = value;
  return held.current;
}
