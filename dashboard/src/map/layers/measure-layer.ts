import type { Layer } from '@deck.gl/core';
import { PathLayer, ScatterplotLayer } from '@deck.gl/layers';
import { type Palette, rgba } from '../../look/palette.ts';

export interface MeasureLayerProps {
  readonly points: readonly (readonly [number, number])[];
  readonly isArea: boolean;
  readonly palette: Palette;
  readonly fontPx: number;
}

/** What is being measured: its line, closed where it is an area, and its corners. */
export function measureLayers({ points, isArea, palette, fontPx }: MeasureLayerProps): readonly Layer[] {
  if (points.length === 0) return [];
  const [first] = points;
  const path = isArea && points.length > 2 && first ? [...points, first] : points;
  const lineWidthPx = (fontPx / 14) * 2.5;
  return [
    new PathLayer({
      id: 'measure-line',
      data: [path],
      getPath: (line: typeof path) => line.map(([longitude, latitude]): [number, number] => [longitude, latitude]),
      getColor: rgba(palette.accent),
      getWidth: lineWidthPx,
      widthUnits: 'pixels',
      jointRounded: true,
    }),
    new ScatterplotLayer<readonly [number, number]>({
      id: 'measure-points',
      data: points,
      getPosition: ([longitude, latitude]) => [longitude, latitude],
      getRadius: lineWidthPx * 1.8,
      radiusUnits: 'pixels',
      getFillColor: rgba(palette.panel),
      getLineColor: rgba(palette.accent),
      getLineWidth: lineWidthPx * 0.8,
      lineWidthUnits: 'pixels',
      stroked: true,
    }),
  ];
}
