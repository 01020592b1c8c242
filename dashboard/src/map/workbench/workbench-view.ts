import type { Camera, Theme } from '../../address/address.ts';
import type { DensityOf, Reference, RoadColour, WorkbenchLayer } from '../../address/coverage-address.ts';
import type { BaseMap, DensityCell, MapClasses, RecordDataset, Region } from '../../data/queries.ts';
import type { RegionFigure } from '../region-figure.ts';
import type { Bounds } from '../use-camera.ts';

/** A rule at a time, and what the areas come to by it. */
export interface WorkbenchSide {
  readonly figures: readonly RegionFigure[];
  readonly thresholdM: number;
  readonly reference: Reference;
  /** The load the figures rest on: tiles are asked at it. */
  readonly load: number;
  /** Undefined where the rule has no answer for the region. */
  readonly villages: { readonly covered: number; readonly gap: number } | undefined;
}

export interface Density {
  readonly of: DensityOf;
  readonly cellKm: number;
  readonly cells: readonly DensityCell[];
}

/** All that the planners' map shows, as plain data. */
export interface WorkbenchView {
  readonly name: string;
  readonly bounds: Bounds | undefined;
  readonly theme: Theme;
  /** Filled by coverage and named. */
  readonly areas: readonly Region[];
  /** Lines over the areas: districts where these are towns. */
  readonly outlines: readonly Region[];
  readonly selected: string | undefined;
  /** Region whose records are drawn; undefined: all. */
  readonly within: string | undefined;
  readonly show: readonly WorkbenchLayer[];
  readonly roads: RoadColour;
  /** The load to ask water at; undefined: there is none. */
  readonly water: number | undefined;
  /** Undefined while they are counted, null when they did not load. */
  readonly classes: MapClasses | null | undefined;
  /** Villages of the left without a place to measure from; 0 where that is not known. */
  readonly noLocation: number | null | undefined;
  /** Undefined while it is counted, null when it did not load. */
  readonly density: Density | null | undefined;
  readonly left: WorkbenchSide;
  readonly right: WorkbenchSide | undefined;
  /** The chosen record's place. */
  readonly focus: readonly [number, number] | undefined;
  /** A place that is no record. */
  readonly mark: readonly [number, number] | undefined;
  readonly baseMap: BaseMap;
  /** A trial is said beside the legend. */
  readonly trial: boolean;
  readonly print: PrintWords;
}

/** What a printed sheet says beside the map. */
export interface PrintWords {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What moves while the rest stays, so that moving it redraws no layer; and what the map tells. */
export interface WorkbenchCalls {
  readonly camera: Camera | undefined;
  /** Percent of the width at which the right side begins. */
  readonly swipe: number;
  readonly onOpen: (region: string) => void;
  readonly onPick: (dataset: RecordDataset, key: string) => void;
  readonly onMoved: (camera: Camera) => void;
  readonly onSwipe: (percent: number) => void;
}
