import { MVTLayer } from '@deck.gl/geo-layers';
import { type Palette, rgba } from '../../look/palette.ts';
import type { ShownWorks } from '../map-view.ts';
import { type TileFeature, tileLoading } from '../tile-loading.ts';
import { markerAtlas, markerMapping } from './marker-atlas.ts';

export interface WorkLayerProps {
  readonly url: string;
  readonly shown: ShownWorks;
  readonly palette: Palette;
  readonly fontPx: number;
  readonly scale: number;
  readonly onError: () => void;
}

export const workLayerId = 'works';

/** Works that count as done (api/contract/progress.ts). */
const doneStatuses = new Set(['completed', 'accepted']);

/** Works: a full mark where one is finished, a hollow one where it is not yet. */
export function workLayer({ url, shown: { item, year }, palette, fontPx, scale, onError }: WorkLayerProps) {
  const isDone = (work: TileFeature) => doneStatuses.has(work.properties.status ?? '');
  const isShown = ({ properties }: TileFeature) =>
    (item === undefined || properties.item === item) && (year === undefined || properties.year === year);
  // Of all items there are many, of one item few.
  const size = (fontPx / 14) * (item === undefined ? 6.5 : 10);
  return new MVTLayer<TileFeature['properties']>({
    id: workLayerId,
    data: url,
    ...tileLoading,
    pickable: true,
    pointType: 'icon',
    iconAtlas: markerAtlas(),
    iconMapping: markerMapping,
    getIcon: (work: TileFeature) => (isDone(work) ? 'triangle' : 'hollowTriangle'),
    getIconColor: (work: TileFeature) => rgba(palette.work, isShown(work) ? 0.95 : 0),
    getIconSize: (work: TileFeature) => (isShown(work) ? size : 0),
    iconSizeUnits: 'pixels',
    iconSizeScale: scale,
    onTileError: onError,
    updateTriggers: { getIconColor: [palette, item, year], getIconSize: [item, year, size] },
  });
}
