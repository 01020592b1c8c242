import { useCallback, useEffect, useState } from 'react';
import type { LiveMap } from '../create-map.ts';
import { type CapturedSide, captureMap } from './capture.ts';

export interface Printing {
  /** The picture to be printed; undefined before there is one. */
  readonly picture: string | undefined;
  readonly print: () => void;
}

export interface PrintQuestion {
  readonly live: LiveMap | undefined;
  readonly frame: HTMLElement | null;
  /** Undefined until everything is on the map, in the colours of paper. */
  readonly sides: readonly CapturedSide[] | undefined;
  /** The map is drawn for paper from the click until the picture is taken. */
  readonly preparing: boolean;
  readonly onPreparing: (preparing: boolean) => void;
}

/** Draws the map for paper, takes a picture of it and opens the printer's dialogue. */
export function usePrint({ live, frame, sides, preparing, onPreparing }: PrintQuestion): Printing {
  const [picture, setPicture] = useState<string>();
  useEffect(() => {
    if (!preparing || !sides || !live || !frame) return;
    let left = false;
    void captureMap(live.map, sides, frame).then((taken) => {
      if (left) return;
      setPicture(taken);
      onPreparing(false);
    });
    return () => {
      left = true;
    };
  }, [preparing, sides, live, frame, onPreparing]);
  useEffect(() => {
    if (picture) window.print();
  }, [picture]);
  const print = useCallback(() => {
    setPicture(undefined);
    onPreparing(true);
  }, [onPreparing]);
  return { picture, print };
}
