import { SolidPolygonLayer } from '@deck.gl/layers';
import type { DensityCell } from '../../data/queries.ts';
import { type Palette, rgba } from '../../look/palette.ts';
import { densityColour } from '../workbench/class-colours.ts';

export interface HexLayerProps {
  readonly cells: readonly DensityCell[];
  /** Upper ends of the classes. */
  readonly uppers: readonly number[];
  readonly palette: Palette;
}

export const hexLayerId = 'hex';

/** How much lies in each cell of the grid that the server laid. */
export function hexLayer({ cells, uppers, palette }: HexLayerProps) {
  return new SolidPolygonLayer<DensityCell>({
    id: hexLayerId,
    data: cells as DensityCell[],
    getPolygon: ({ ring }) => ring,
    getFillColor: ({ value }) => rgba(densityColour(value, uppers, palette), 0.78),
    pickable: true,
    updateTriggers: { getFillColor: [palette, uppers] },
  });
}
