import { MVTLayer } from '@deck.gl/geo-layers';
import { type Palette, rgba } from '../../look/palette.ts';
import { type TileFeature, tileLoading } from '../tile-loading.ts';
import { markerAtlas, markerMapping } from './marker-atlas.ts';

export interface VillageLayerProps {
  readonly url: string;
  readonly palette: Palette;
  readonly fontPx: number;
  readonly scale: number;
  /** True when villages are what the view is about; they are drawn larger then. */
  readonly leading: boolean;
  readonly onError: () => void;
}

export const villageLayerId = 'villages';

export function villageLayer({ url, palette, fontPx, scale, leading, onError }: VillageLayerProps) {
  const isGap = (village: TileFeature) => village.properties.state === 'gap';
  const size = (fontPx / 14) * (leading ? 1.25 : 1);
  return new MVTLayer<TileFeature['properties']>({
    id: villageLayerId,
    data: url,
    ...tileLoading,
    pickable: true,
    pointType: 'icon',
    iconAtlas: markerAtlas(),
    iconMapping: markerMapping,
    getIcon: (village: TileFeature) => (isGap(village) ? 'diamond' : 'disc'),
    getIconColor: (village: TileFeature) => {
      return isGap(village) ? rgba(palette.villageGap) : rgba(palette.village, leading ? 0.9 : 0.7);
    },
    getIconSize: (village: TileFeature) => (isGap(village) ? 8.5 : 3.4) * size,
    iconSizeUnits: 'pixels',
    iconSizeScale: scale,
    onTileError: onError,
    updateTriggers: { getIconColor: [palette, leading], getIconSize: [size] },
  });
}
