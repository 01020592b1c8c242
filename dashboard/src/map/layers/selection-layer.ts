import { ScatterplotLayer } from '@deck.gl/layers';
import { type Palette, rgba } from '../../look/palette.ts';

export interface SelectionLayerProps {
  readonly point: readonly [number, number];
  readonly palette: Palette;
  readonly fontPx: number;
}

export const selectionLayerId = 'selection';

/** A ring around the record chosen in a list. */
export function selectionLayer({ point, palette, fontPx }: SelectionLayerProps) {
  return new ScatterplotLayer<readonly [number, number]>({
    id: selectionLayerId,
    data: [point],
    getPosition: ([longitude, latitude]) => [longitude, latitude],
    filled: false,
    stroked: true,
    getRadius: fontPx,
    radiusUnits: 'pixels',
    getLineColor: rgba(palette.selection),
    getLineWidth: fontPx / 5,
    lineWidthUnits: 'pixels',
    updateTriggers: { getLineColor: [palette] },
  });
}
