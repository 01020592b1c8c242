import { useCallback, useEffect, useState } from 'react';
import type { LiveMap } from '../create-map.ts';
import { captureMap } from './capture.ts';

export interface Printing {
  /** The picture to be printed; undefined before there is one. */
  readonly picture: string | undefined;
  readonly print: () => void;
}

export interface PrintQuestion {
  readonly live: LiveMap | undefined;
  readonly frame: HTMLElement | null;
  /** Everything is on the map, in the colours of paper. */
  readonly drawn: boolean;
  /** The map is drawn for paper from the click until the picture is taken. */
  readonly preparing: boolean;
  readonly onPreparing: (preparing: boolean) => void;
}

/** Draws the map for paper, takes a picture of it and opens the printer's dialogue. */
export function usePrint({ live, frame, drawn, preparing, onPreparing }: PrintQuestion): Printing {
  const [picture, setPicture] = useState<string>();
  useEffect(() => {
    if (!preparing || !drawn || !live || !frame) return;
    let left = false;
    captureMap(live, frame)
      .then((taken) => {
        if (!left) setPicture(taken);
      })
      .finally(() => onPreparing(false));
    return () => {
      left = true;
    };
  }, [preparing, drawn, live, frame, onPreparing]);
  useEffect(() => {
    if (picture) window.print();
  }, [picture]);
  const print = useCallback(() => {
    setPicture(undefined);
    onPreparing(true);
  }, [onPreparing]);
  return { picture, print };
}
