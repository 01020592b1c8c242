import { MVTLayer } from '@deck.gl/geo-layers';
import { type Palette, rgba } from '../../look/palette.ts';
import { type TileFeature, type TileProperties, tileLoading } from '../tile-loading.ts';
import { leadingKind, type Mark, serviceColour, stationMark, workMark } from '../workbench/class-colours.ts';
import { markerAtlas, markerMapping } from './marker-atlas.ts';
import { busStopZoom, stationLayerId, stopLayerId } from './stop-layer.ts';
import { workLayerId } from './work-layer.ts';

export interface ClassedSiteLayerProps {
  readonly url: string;
  readonly palette: Palette;
  readonly fontPx: number;
  readonly scale: number;
  readonly onError: () => void;
}

interface SiteRule {
  readonly id: string;
  readonly minZoom: number;
  /** Pixels at body text of 14. */
  readonly size: number;
  /** Undefined: not drawn in this layer. */
  readonly markOf: (properties: TileProperties) => (Mark & { readonly opacity: number }) | undefined;
}

function siteLayer({ url, palette, fontPx, scale, onError }: ClassedSiteLayerProps, rule: SiteRule) {
  const { id, minZoom, markOf } = rule;
  const size = (fontPx / 14) * rule.size;
  return new MVTLayer<TileProperties>({
    id,
    data: url,
    ...tileLoading,
    minZoom,
    pickable: true,
    pointType: 'icon',
    iconAtlas: markerAtlas(),
    iconMapping: markerMapping,
    getIcon: ({ properties }: TileFeature) => markOf(properties)?.shape ?? 'disc',
    getIconColor: ({ properties }: TileFeature) => {
      const mark = markOf(properties);
      return mark ? rgba(mark.colour, mark.opacity) : [0, 0, 0, 0];
    },
    getIconSize: ({ properties }: TileFeature) => (markOf(properties) ? size : 0),
    iconSizeUnits: 'pixels',
    iconSizeScale: scale,
    onTileError: onError,
    updateTriggers: { getIconColor: [palette], getIconSize: [size] },
  });
}

const isPale = (status: string | undefined) => status !== undefined && status !== 'operating';

/** Bus stops by their departures a day. */
export function serviceStopLayer(props: ClassedSiteLayerProps) {
  return siteLayer(props, {
    id: stopLayerId,
    minZoom: busStopZoom,
    size: 6,
    markOf: ({ kinds, service, status }) =>
      (kinds ?? '').split('+').includes('bus_stop')
        ? { shape: 'square', colour: serviceColour(service, props.palette), opacity: isPale(status) ? 0.35 : 0.95 }
        : undefined,
  });
}

/** Stations by kind; those that do not operate are pale. */
export function stationKindLayer(props: ClassedSiteLayerProps) {
  return siteLayer(props, {
    id: stationLayerId,
    minZoom: tileLoading.minZoom,
    size: 8,
    markOf: ({ kinds, status }) => {
      const kind = leadingKind(kinds);
      return kind === undefined
        ? undefined
        : { ...stationMark(kind, props.palette), opacity: isPale(status) ? 0.35 : 0.95 };
    },
  });
}

/** Works by status: full where one is finished, hollow where it is not. */
export function workStatusLayer(props: ClassedSiteLayerProps) {
  return siteLayer(props, {
    id: workLayerId,
    minZoom: tileLoading.minZoom,
    size: 7.5,
    markOf: ({ status }) => ({ ...workMark(status, props.palette), opacity: 0.95 }),
  });
}
