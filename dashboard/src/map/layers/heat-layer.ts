import { HeatmapLayer } from '@deck.gl/aggregation-layers';
import type { DensityCell } from '../../data/queries.ts';
import { type Palette, rgba } from '../../look/palette.ts';

export interface HeatLayerProps {
  readonly cells: readonly DensityCell[];
  readonly palette: Palette;
  readonly fontPx: number;
}

/** Heat of small cells: what the server counted, smoothed for the eye. Its chunk is loaded when it is switched on. */
export function heatLayer({ cells, palette, fontPx }: HeatLayerProps) {
  return new HeatmapLayer<DensityCell>({
    id: 'heat',
    data: cells as DensityCell[],
    getPosition: ({ centre }) => centre,
    getWeight: ({ value }) => value,
    aggregation: 'SUM',
    radiusPixels: fontPx * 3,
    intensity: 1,
    threshold: 0.06,
    colorRange: palette.density.map((colour) => rgba(colour, 0.85)),
  });
}
