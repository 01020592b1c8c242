import { GeoJsonLayer } from '@deck.gl/layers';
import type { Feature, Geometry } from 'geojson';
import { type Palette, rgba } from '../../look/palette.ts';

export type RowFate = 'added' | 'changed' | 'unchanged' | 'rejected';

/** A row of an uploaded file on the map. */
export interface PreviewProperties {
  readonly row: number;
  readonly key: string | null;
  readonly fate: RowFate;
  readonly severity: 'error' | 'warning' | 'info' | null;
}

export type PreviewFeature = Feature<Geometry, PreviewProperties>;

export interface PreviewLayerProps {
  readonly features: readonly PreviewFeature[];
  readonly palette: Palette;
  readonly fontPx: number;
}

export const previewLayerId = 'preview';

export function fateColour(fate: RowFate, palette: Palette): string {
  return { added: palette.accent, changed: palette.work, unchanged: palette.road, rejected: palette.roadGap }[fate];
}

/** Rows of the file by what publishing would do with them. */
export function previewLayer({ features, palette, fontPx }: PreviewLayerProps) {
  const unit = fontPx / 14;
  const isQuiet = (feature: PreviewFeature) => feature.properties.fate === 'unchanged';
  const colour = (feature: PreviewFeature) =>
    rgba(fateColour(feature.properties.fate, palette), isQuiet(feature) ? 0.75 : 0.95);
  return new GeoJsonLayer<PreviewProperties>({
    id: previewLayerId,
    data: features as PreviewFeature[],
    pickable: true,
    getLineColor: colour,
    getFillColor: (feature) => {
      const isArea = feature.geometry.type.endsWith('Polygon');
      return rgba(fateColour((feature as PreviewFeature).properties.fate, palette), isArea ? 0.12 : 0.9);
    },
    getLineWidth: (feature) => (isQuiet(feature as PreviewFeature) ? 1.5 : 2.5) * unit,
    lineWidthUnits: 'pixels',
    lineCapRounded: true,
    lineJointRounded: true,
    pointType: 'circle',
    getPointRadius: (feature) => (isQuiet(feature as PreviewFeature) ? 3 : 4.5) * unit,
    pointRadiusUnits: 'pixels',
    updateTriggers: { getLineColor: [palette], getFillColor: [palette], getLineWidth: [unit], getPointRadius: [unit] },
  });
}
