import type { Camera, MapLayerName, Theme } from '../address/address.ts';
import type { Indicator, Region } from '../data/queries.ts';
import type { FigureTarget, RegionFigure } from './region-figure.ts';
import type { TileLoads } from './tile-loads.ts';
import type { Bounds } from './use-camera.ts';

/** What the areas are coloured by, in words. */
export interface MapSubject extends Pick<Indicator, 'id' | 'label' | 'weightUnit'> {
  /** Shares of a plan are said in whole percents, wherever they stand. */
  readonly whole?: true;
}

/** All that the map shows, as plain data. */
export interface ShownWorks {
  /** Plan item whose works are shown; undefined: of all. */
  readonly item: string | undefined;
  /** Only what is finished and counts in this year; undefined: whenever, and what is not finished too. */
  readonly year?: number | undefined;
}

export interface MapView {
  readonly indicator: MapSubject;
  /** Colours the roads: the chosen indicator, or the first of the programme that asks roads; undefined: one colour. */
  readonly roadIndicator: Indicator | undefined;
  readonly target: FigureTarget | null;
  /** Regions drawn as areas, with outlines. */
  readonly regions: readonly Region[];
  readonly figures: readonly RegionFigure[];
  /** A town that stands out among its neighbours. */
  readonly selected: string | undefined;
  /** Region whose roads, villages and stops are drawn; undefined: all. */
  readonly within: string | undefined;
  readonly name: string;
  readonly bounds: Bounds | undefined;
  readonly camera: Camera | undefined;
  readonly layers: readonly MapLayerName[];
  /** Town transport stations, whatever stops are drawn. */
  readonly stations: boolean;
  /** Undefined: none. */
  readonly works: ShownWorks | undefined;
  readonly theme: Theme;
  readonly thresholdM: number;
  /** True when the threshold is not the one of the official rule and so the figures are a trial. */
  readonly trial: boolean;
  /** The load the figures rest on. */
  readonly load: number;
  readonly tileLoads: TileLoads;
  readonly lostVillages: number | null | undefined;
  readonly focus: readonly [number, number] | undefined;
}
