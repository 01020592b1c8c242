import { GeoJsonLayer } from '@deck.gl/layers';
import type { Feature, Geometry } from 'geojson';
import { type Palette, rgba } from '../../look/palette.ts';
import type { ValueClass } from '../value-classes.ts';

export interface RegionArea {
  readonly code: string;
  readonly valueClass: ValueClass | undefined;
}

export interface RegionLayerProps {
  readonly areas: readonly Feature<Geometry, RegionArea>[];
  /** The region that stands out among its neighbours. */
  readonly selected: string | undefined;
  readonly palette: Palette;
  /** Pixels of body text; lines grow with it. */
  readonly fontPx: number;
}

export const regionLayerId = 'regions';

export function areaColour(valueClass: ValueClass | undefined, palette: Palette): string {
  if (valueClass?.kind === 'met') return palette.areaMet;
  return valueClass?.kind === 'below' ? palette.areaBelow[valueClass.step] : palette.areaNone;
}

export function regionLayer({ areas, selected, palette, fontPx }: RegionLayerProps) {
  return new GeoJsonLayer<RegionArea>({
    id: regionLayerId,
    data: areas as Feature<Geometry, RegionArea>[],
    pickable: true,
    getFillColor: (area) => {
      const dimmed = selected !== undefined && area.properties.code !== selected;
      return rgba(areaColour(area.properties.valueClass, palette), dimmed ? 0.45 : 1);
    },
    getLineColor: (area) => rgba(area.properties.code === selected ? palette.accent : palette.areaLine),
    getLineWidth: (area) => (fontPx / 14) * (area.properties.code === selected ? 2.5 : 1.1),
    lineWidthUnits: 'pixels',
    lineJointRounded: true,
    updateTriggers: {
      getFillColor: [palette, selected, areas],
      getLineColor: [palette, selected],
      getLineWidth: [selected, fontPx],
    },
  });
}
