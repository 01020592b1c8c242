import { GeoJsonLayer } from '@deck.gl/layers';
import type { Feature, Point } from 'geojson';
import { type Palette, rgba } from '../../look/palette.ts';
import { markerAtlas, markerMapping } from './marker-atlas.ts';

/** What stands at the place of a fault in an uploaded file. */
export interface ProblemProperties {
  readonly row: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly title: string;
  readonly text: string;
}

export type ProblemPlace = Feature<Point, ProblemProperties>;

export interface ProblemLayerProps {
  readonly places: readonly ProblemPlace[];
  readonly palette: Palette;
  readonly fontPx: number;
}

export const problemLayerId = 'problems';

/** Told apart by shape and colour: errors are squares, warnings are diamonds. */
export function problemLayer({ places, palette, fontPx }: ProblemLayerProps) {
  const isError = ({ properties }: Feature) => properties?.severity === 'error';
  return new GeoJsonLayer<ProblemProperties>({
    id: problemLayerId,
    data: places as ProblemPlace[],
    pickable: true,
    pointType: 'icon',
    iconAtlas: markerAtlas(),
    iconMapping: markerMapping,
    getIcon: (place: ProblemPlace) => (isError(place) ? 'square' : 'diamond'),
    getIconColor: (place) => rgba(isError(place) ? palette.status.behind : palette.status.at_risk),
    getIconSize: fontPx * 0.9,
    iconSizeUnits: 'pixels',
    updateTriggers: { getIconColor: [palette], getIconSize: [fontPx] },
  });
}
