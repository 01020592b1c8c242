import type { Layer } from '@deck.gl/core';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import { useEffect, useState } from 'react';
import type { LiveMap } from '../create-map.ts';

/**
 * The right side of a comparison: a second canvas over the same map, each cut off at the divider. One camera moves both,
 * and the base map is drawn once.
 */
export function useSecondOverlay(
  live: LiveMap | undefined,
  layers: readonly Layer[] | undefined,
  swipe: number,
): boolean {
  const isOn = layers !== undefined;
  const [second, setSecond] = useState<MapLibreOverlay>();
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    if (!live || !isOn) return;
    const overlay = new MapLibreOverlay({ layers: [], useDevicePixels: live.map.getPixelRatio() });
    live.map.addControl(overlay);
    setSecond(overlay);
    return () => {
      setSecond(undefined);
      // The map may be gone already, and its controls with it.
      if (live.map.hasControl(overlay)) live.map.removeControl(overlay);
    };
  }, [live, isOn]);
  useEffect(() => {
    if (!second || !layers) return;
    second.setProps({ layers: [...layers], onAfterRender: () => setDrawn(layers.every((layer) => layer.isLoaded)) });
  }, [second, layers]);
  useEffect(() => {
    cut(live?.overlay, second ? `inset(0 ${100 - swipe}% 0 0)` : '');
    cut(second, `inset(0 0 0 ${swipe}%)`);
  }, [live, second, swipe]);
  return !isOn || drawn;
}

function cut(overlay: MapLibreOverlay | undefined, shape: string): void {
  const holder = overlay?.getCanvas()?.parentElement;
  if (holder) holder.style.clipPath = shape;
}
