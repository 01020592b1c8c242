import { MVTLayer } from '@deck.gl/geo-layers';
import type { FacilityKind } from '#geodata/vocabulary/facility.ts';
import { type Palette, rgba } from '../../look/palette.ts';
import { type TileFeature, tileLoading } from '../tile-loading.ts';
import { markerAtlas, markerMapping } from './marker-atlas.ts';

export interface StopLayerProps {
  /** Stops and stations may be drawn beside each other. */
  readonly id: string;
  readonly url: string;
  /** Kind shown; a site holds several kinds, joined by `+`. */
  readonly kind: FacilityKind;
  readonly palette: Palette;
  readonly fontPx: number;
  readonly scale: number;
  readonly onError: () => void;
}

export const stopLayerId = 'stops';
export const stationLayerId = 'stations';

/** Bus stops are many and small: below this zoom they would be a grey veil. Stations are few and always shown. */
export const busStopZoom = 9;

export function stopLayer({ id, url, kind, palette, fontPx, scale, onError }: StopLayerProps) {
  const isStop = kind === 'bus_stop';
  const holdsKind = (site: TileFeature) => (site.properties.kinds ?? '').split('+').includes(kind);
  const size = (fontPx / 14) * (isStop ? 5 : 9);
  return new MVTLayer<TileFeature['properties']>({
    id,
    data: url,
    ...tileLoading,
    minZoom: isStop ? busStopZoom : tileLoading.minZoom,
    pickable: true,
    pointType: 'icon',
    iconAtlas: markerAtlas(),
    iconMapping: markerMapping,
    getIcon: () => 'square',
    getIconColor: (site: TileFeature) => rgba(isStop ? palette.stop : palette.station, holdsKind(site) ? 0.9 : 0),
    getIconSize: (site: TileFeature) => (holdsKind(site) ? size : 0),
    iconSizeUnits: 'pixels',
    iconSizeScale: scale,
    onTileError: onError,
    updateTriggers: { getIconColor: [palette, kind], getIconSize: [kind, size] },
  });
}
