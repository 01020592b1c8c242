import type { Layer, PickingInfo } from '@deck.gl/core';
import { useEffect, useState } from 'react';
import type { LiveMap } from './create-map.ts';
import { regionLayerId } from './layers/region-layer.ts';
import type { TileProperties } from './tile-loading.ts';
import { usePreparedLayers } from './use-prepared-layers.ts';

export interface Hovered {
  readonly x: number;
  readonly y: number;
  readonly layerId: string;
  readonly properties: TileProperties & { readonly code?: string };
}

export interface OverlayState {
  readonly hovered: Hovered | undefined;
  /** True when every layer has all it needs for what is in view. */
  readonly drawn: boolean;
}

export interface MarkPick {
  /** Layer whose marks are chosen by a click. */
  readonly layerId: string;
  readonly onPick: (mark: { readonly key: string; readonly point: readonly [number, number] }) => void;
}

const nearPx = 3;

/**
 * Hands the layers to deck.gl and tells what lies under the pointer; a click chooses the mark there, where marks are
 * chosen, or opens the region.
 */
export function useOverlay(
  live: LiveMap | undefined,
  layers: readonly Layer[],
  { onOpen, pick }: { readonly onOpen: (code: string) => void; readonly pick: MarkPick | undefined },
): OverlayState {
  const [drawn, setDrawn] = useState(false);
  const [hovered, setHovered] = useState<Hovered>();
  const { shown, drew } = usePreparedLayers(live, layers);
  useEffect(() => {
    if (!live) return;
    live.overlay.setProps({
      layers: [...shown],
      onHover: (info: PickingInfo) => setHovered(hoveredOf(info)),
      onClick: ({ x, y, coordinate }: PickingInfo) => {
        const [longitude, latitude] = coordinate ?? [];
        const mark =
          pick && live.overlay.pickObject({ x, y, radius: nearPx, layerIds: [pick.layerId] })?.object?.properties?.key;
        if (pick && typeof mark === 'string' && longitude !== undefined && latitude !== undefined) {
          pick.onPick({ key: mark, point: [longitude, latitude] });
          return;
        }
        const region = live.overlay.pickObject({ x, y, layerIds: [regionLayerId] });
        const code: unknown = region?.object?.properties?.code;
        if (typeof code === 'string') onOpen(code);
      },
      onAfterRender: () => {
        drew();
        setDrawn(layers.every((layer) => layer.isLoaded));
      },
      getCursor: ({ isDragging, isHovering }) => cursorOf(isDragging, isHovering),
    });
  }, [live, layers, shown, drew, onOpen, pick]);
  return { hovered, drawn };
}

function cursorOf(isDragging: boolean, isHovering: boolean): string {
  if (isDragging) return 'grabbing';
  return isHovering ? 'pointer' : 'grab';
}

/** What lies under the pointer, as a tooltip needs it. */
export function hoveredOf(info: PickingInfo): Hovered | undefined {
  const properties = info.object?.properties;
  return properties && info.layer ? { x: info.x, y: info.y, layerId: info.layer.id, properties } : undefined;
}
