import type { Layer, PickingInfo } from '@deck.gl/core';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import type { LiveMap } from '../create-map.ts';
import { type Hovered, hoveredOf } from '../use-overlay.ts';
import type { WorkbenchOverlay } from './use-workbench-overlay.ts';

export interface SecondOverlay extends WorkbenchOverlay {
  /** Undefined without a comparison. */
  readonly overlay: MapLibreOverlay | undefined;
}

/** Knows the element that holds its canvas from the beginning: the canvas itself comes with the graphics device. */
class HeldOverlay extends MapLibreOverlay {
  holder: HTMLElement | undefined;

  override onAdd(map: MapLibre): HTMLDivElement {
    const holder = super.onAdd(map);
    this.holder = holder;
    return holder;
  }
}

/**
 * The right side of a comparison: a second canvas over the same map, each cut off at the divider. One camera moves both,
 * and the base map is drawn once.
 */
export function useSecondOverlay(
  live: LiveMap | undefined,
  layers: readonly Layer[] | undefined,
  swipe: number,
): SecondOverlay {
  const isOn = layers !== undefined;
  const afterRender = useRef<(() => void) | undefined>(undefined);
  const [second, setSecond] = useState<HeldOverlay>();
  const [drawn, setDrawn] = useState(false);
  const [hovered, setHovered] = useState<Hovered>();
  useEffect(() => {
    if (!live || !isOn) return;
    const overlay = new HeldOverlay({ layers: [], useDevicePixels: live.map.getPixelRatio() });
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
    second.setProps({
      layers: [...layers],
      onHover: (info: PickingInfo) => setHovered(hoveredOf(info)),
      onAfterRender: () => {
        setDrawn(layers.every((layer) => layer.isLoaded));
        afterRender.current?.();
      },
    });
  }, [second, layers]);
  useEffect(() => {
    cut(live?.overlay.getCanvas()?.parentElement, second ? `inset(0 ${100 - swipe}% 0 0)` : '');
    cut(second?.holder, `inset(0 0 0 ${swipe}%)`);
  }, [live, second, swipe]);
  return { drawn: !isOn || drawn, hovered: isOn ? hovered : undefined, overlay: second, afterRender };
}

function cut(holder: HTMLElement | null | undefined, shape: string): void {
  if (holder) holder.style.clipPath = shape;
}
