import { type RefObject, useEffect, useRef } from 'react';

/** Scrolls a row into view once it is chosen, wherever it was chosen. */
export function useInView(isChosen: boolean): RefObject<HTMLTableRowElement | null> {
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isChosen]);
  return row;
}
