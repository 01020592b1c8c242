import { MVTLayer } from '@deck.gl/geo-layers';
import { type Palette, rgba } from '../../look/palette.ts';
import { type TileFeature, tileLoading } from '../tile-loading.ts';

export interface RoadLayerProps {
  readonly url: string;
  /** True: by the `state` of the chosen road indicator; false: one colour for all. */
  readonly byState: boolean;
  readonly palette: Palette;
  readonly fontPx: number;
  readonly scale: number;
  readonly onError: () => void;
}

export const roadLayerId = 'roads';

const gradeWidths: Readonly<Record<string, number>> = { county: 1.3, township: 0.8, village: 0.5 };

export function roadLayer({ url, byState, palette, fontPx, scale, onError }: RoadLayerProps) {
  const isGap = (road: TileFeature) => byState && road.properties.state === 'gap';
  return new MVTLayer<TileFeature['properties']>({
    id: roadLayerId,
    data: url,
    ...tileLoading,
    pickable: true,
    getLineColor: (road: TileFeature) => {
      if (isGap(road)) return rgba(palette.roadGap);
      return rgba(palette.road, road.properties.state === 'outside' ? 0.25 : 0.6);
    },
    getLineWidth: (road: TileFeature) => {
      const width = gradeWidths[road.properties.grade ?? ''] ?? 0.8;
      return (fontPx / 14) * (isGap(road) ? width + 1 : width);
    },
    lineWidthUnits: 'pixels',
    lineWidthScale: scale,
    lineCapRounded: true,
    lineJointRounded: true,
    onTileError: onError,
    updateTriggers: { getLineColor: [palette, byState], getLineWidth: [byState, fontPx] },
  });
}
