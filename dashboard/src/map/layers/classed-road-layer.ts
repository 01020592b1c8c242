import { MVTLayer } from '@deck.gl/geo-layers';
import type { RoadColour } from '../../address/coverage-address.ts';
import { type Palette, rgba } from '../../look/palette.ts';
import { type TileFeature, type TileProperties, tileLoading } from '../tile-loading.ts';
import { roadColour } from '../workbench/class-colours.ts';
import { roadLayerId } from './road-layer.ts';

export interface ClassedRoadLayerProps {
  readonly url: string;
  readonly by: RoadColour;
  readonly palette: Palette;
  readonly fontPx: number;
  readonly scale: number;
  readonly onError: () => void;
}

const gradeWidths: Readonly<Record<string, number>> = { county: 2, township: 1.4, village: 1 };

/** Roads in the colours of their classes; wider by grade, so that a county road stays one whatever its class. */
export function classedRoadLayer({ url, by, palette, fontPx, scale, onError }: ClassedRoadLayerProps) {
  return new MVTLayer<TileProperties>({
    id: roadLayerId,
    data: url,
    ...tileLoading,
    pickable: true,
    getLineColor: ({ properties }: TileFeature) => {
      const code = by === 'maintained' ? String(properties.maintained) : properties[by];
      return rgba(roadColour(by, code, palette), 0.9);
    },
    getLineWidth: ({ properties }: TileFeature) => (fontPx / 14) * (gradeWidths[properties.grade ?? ''] ?? 1),
    lineWidthUnits: 'pixels',
    lineWidthScale: scale,
    lineCapRounded: true,
    lineJointRounded: true,
    onTileError: onError,
    updateTriggers: { getLineColor: [palette, by], getLineWidth: [fontPx] },
  });
}
