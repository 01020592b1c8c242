import { GeoJsonLayer } from '@deck.gl/layers';
import type { Feature, Geometry } from 'geojson';
import { type Palette, rgba } from '../../look/palette.ts';

export interface OutlineLayerProps {
  readonly outlines: readonly Feature<Geometry, { readonly code: string }>[];
  readonly palette: Palette;
  readonly fontPx: number;
}

/** Borders alone, over areas of a smaller kind. */
export function outlineLayer({ outlines, palette, fontPx }: OutlineLayerProps) {
  return new GeoJsonLayer({
    id: 'outlines',
    data: outlines as Feature<Geometry, { readonly code: string }>[],
    filled: false,
    stroked: true,
    getLineColor: rgba(palette.text, 0.75),
    getLineWidth: (fontPx / 14) * 1.8,
    lineWidthUnits: 'pixels',
    lineJointRounded: true,
    updateTriggers: { getLineColor: [palette], getLineWidth: [fontPx] },
  });
}
