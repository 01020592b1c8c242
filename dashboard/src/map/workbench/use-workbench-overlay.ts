import type { Layer, PickingInfo } from '@deck.gl/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { RecordDataset } from '../../data/queries.ts';
import type { LiveMap } from '../create-map.ts';
import { regionLayerId } from '../layers/region-layer.ts';
import { roadLayerId } from '../layers/road-layer.ts';
import { stationLayerId, stopLayerId } from '../layers/stop-layer.ts';
import { villageLayerId } from '../layers/village-layer.ts';
import { workLayerId } from '../layers/work-layer.ts';
import { type Hovered, hoveredOf, type OverlayState } from '../use-overlay.ts';
import { usePreparedLayers } from '../use-prepared-layers.ts';

export interface WorkbenchPicks {
  readonly onOpen: (region: string) => void;
  readonly onPick: (dataset: RecordDataset, key: string) => void;
  /** Defined while something is measured: every click is a point then. Degrees as the map shows them. */
  readonly onPoint: ((place: readonly [number, number]) => void) | undefined;
}

export interface WorkbenchOverlay extends OverlayState {
  /** Called while the drawing buffer still holds what was drawn. */
  readonly afterRender: RefObject<(() => void) | undefined>;
}

/** Small marks before lines, lines before areas: what is hard to hit wins. */
const pickable: readonly (readonly [layer: string, dataset: RecordDataset])[] = [
  [villageLayerId, 'village'],
  [stationLayerId, 'facility'],
  [stopLayerId, 'facility'],
  [workLayerId, 'work'],
  [roadLayerId, 'road_segment'],
];

/** Hands the layers to deck.gl; a click opens the record under it, or the region where there is none. */
export function useWorkbenchOverlay(
  live: LiveMap | undefined,
  layers: readonly Layer[],
  picks: WorkbenchPicks,
): WorkbenchOverlay {
  const afterRender = useRef<(() => void) | undefined>(undefined);
  const [drawn, setDrawn] = useState(false);
  const [hovered, setHovered] = useState<Hovered>();
  const { onOpen, onPick, onPoint } = picks;
  const { shown, drew } = usePreparedLayers(live, layers);
  useEffect(() => {
    if (!live) return;
    live.overlay.setProps({
      layers: [...shown],
      onHover: (info: PickingInfo) => setHovered(onPoint ? undefined : hoveredOf(info)),
      onClick: (info: PickingInfo) => {
        const [longitude, latitude] = info.coordinate ?? [];
        if (onPoint && longitude !== undefined && latitude !== undefined) onPoint([longitude, latitude]);
        else pickAt(live, info, { onOpen, onPick });
      },
      onAfterRender: () => {
        drew();
        setDrawn(layers.every((layer) => layer.isLoaded));
        afterRender.current?.();
      },
      getCursor: ({ isDragging, isHovering }) =>
        cursorOf({ isDragging, isHovering, isMeasuring: onPoint !== undefined }),
    });
  }, [live, layers, shown, drew, onOpen, onPick, onPoint]);
  return { hovered, drawn, afterRender };
}

function pickAt(
  { overlay }: LiveMap,
  { x, y }: PickingInfo,
  { onOpen, onPick }: Pick<WorkbenchPicks, 'onOpen' | 'onPick'>,
) {
  for (const [layer, dataset] of pickable) {
    const key: unknown = overlay.pickObject({ x, y, radius: 6, layerIds: [layer] })?.object?.properties?.key;
    if (typeof key === 'string') return onPick(dataset, key);
  }
  const code: unknown = overlay.pickObject({ x, y, layerIds: [regionLayerId] })?.object?.properties?.code;
  if (typeof code === 'string') onOpen(code);
}

function cursorOf(state: { isDragging: boolean; isHovering: boolean; isMeasuring: boolean }): string {
  if (state.isMeasuring) return 'crosshair';
  if (state.isDragging) return 'grabbing';
  return state.isHovering ? 'pointer' : 'grab';
}
