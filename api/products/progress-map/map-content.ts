import type { z } from 'zod';
import type { indicatorValue } from '#api/contract/indicators.ts';
import type { Basis } from '#geodata/as-of.ts';
import type { RecordState } from '#geodata/vocabulary/record-state.ts';
import type { RegionLevel } from '#geodata/vocabulary/region-level.ts';
import type { AdminGrade } from '#geodata/vocabulary/road.ts';
import type { MapCrs } from './choose-crs.ts';
import type { MapFit } from './fit-map.ts';
import type { GraticuleLine } from './graticule.ts';
import type { Polygon, Position } from './map-geometry.ts';

export type Language = 'zh' | 'en';
export interface Words {
  readonly zh: string;
  readonly en: string;
}
export type IndicatorValue = z.infer<typeof indicatorValue>;

/** An area of the map: `self` is the region of the sheet, `child` is one of the areas filled by value. */
export interface MapArea {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly level: RegionLevel;
  readonly role: 'self' | 'child' | 'neighbour';
  readonly outlineSource: string | null;
  /** Empty when the region has no outline. */
  readonly polygons: readonly Polygon[];
  /** Middle of the widest part, for the label. */
  readonly labelPoint: Position | null;
}

/** Lines drawn alike. */
export interface MapLines {
  readonly grade: AdminGrade;
  readonly state: RecordState;
  readonly lines: readonly (readonly Position[])[];
}

export interface MapPoint {
  readonly position: Position;
  readonly name: string;
}

/** Symbols drawn alike. */
export interface MapPoints {
  readonly kind: 'record' | 'facility' | 'seat';
  readonly state: RecordState;
  readonly points: readonly MapPoint[];
}

export interface SheetIndicator {
  readonly id: string;
  readonly title: Words;
  readonly label: Words;
  readonly weightUnit: Words;
  readonly method: Words;
  readonly dataset: string;
  readonly states: { readonly success: Words; readonly gap: Words };
  /** Kind of facility the indicator looks for, when it looks for one. */
  readonly facility: Words | null;
  /** Distance threshold when it is not the indicator's own, m. */
  readonly thresholdM: number | null;
}

/** Everything on a progress map: what it says, and where, before anything is drawn. */
export interface MapContent {
  readonly lang: Language;
  readonly indicator: SheetIndicator;
  readonly region: { readonly code: string; readonly name: string; readonly nameEn: string | null };
  readonly programme: { readonly title: Words; readonly documentNo: string | null } | null;
  readonly basis: Basis;
  /** Value of the region of the sheet. */
  readonly total: IndicatorValue;
  /** Values of the areas of the map, in the order of their codes. */
  readonly values: readonly IndicatorValue[];
  readonly areas: readonly MapArea[];
  readonly lines: readonly MapLines[];
  readonly points: readonly MapPoints[];
  readonly crs: MapCrs;
  readonly fit: MapFit;
  readonly graticule: readonly GraticuleLine[];
  /** Office that issues the sheet; null leaves a line to write on. */
  readonly issuer: string | null;
}
