import { MVTLayer } from '@deck.gl/geo-layers';
import { type Palette, rgba } from '../../look/palette.ts';
import { type TileFeature, type TileProperties, tileLoading } from '../tile-loading.ts';

export interface WaterLayerProps {
  readonly url: string;
  readonly palette: Palette;
  readonly fontPx: number;
  readonly scale: number;
  readonly onError: () => void;
}

export const waterLayerId = 'water';

/** Rivers and waters as the ground: quiet, and nothing to point at. */
export function waterLayer({ url, palette, fontPx, scale, onError }: WaterLayerProps) {
  return new MVTLayer<TileProperties>({
    id: waterLayerId,
    data: url,
    ...tileLoading,
    pickable: false,
    // An edge of an area would be drawn where a tile ends, too.
    stroked: false,
    getFillColor: rgba(palette.water),
    getLineColor: rgba(palette.water),
    getLineWidth: ({ properties }: TileFeature) => (fontPx / 14) * (properties.kind === 'canal' ? 0.9 : 1.6),
    lineWidthUnits: 'pixels',
    lineWidthScale: scale,
    lineCapRounded: true,
    lineJointRounded: true,
    onTileError: onError,
    updateTriggers: { getFillColor: [palette], getLineColor: [palette], getLineWidth: [fontPx] },
  });
}
