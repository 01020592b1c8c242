import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';
import { defineError } from '#geodata/errors.ts';
import { unknownRegion } from '#geodata/indicators/get-region.ts';
import type { RegionLevel } from '#geodata/vocabulary/region-level.ts';
import { chooseCrs, type MapCrs } from './choose-crs.ts';
import { fitMap, groundM, type MapFit } from './fit-map.ts';
import type { LonLatExtent } from './graticule.ts';
import type { MapArea } from './map-content.ts';
import type { Extent } from './map-geometry.ts';
import { toPolygons } from './parse-geometry.ts';
import { layout } from './sheet-layout.ts';
import type { SheetPlace } from './sheet-place.ts';

export const sheetWithoutOutline = defineError(
  'no_outline',
  409,
  (name: string) => `A map of ${name} needs its outline: load the dataset "region" with outlines, then ask again`,
);

interface BoundsRow {
  readonly code: string;
  readonly name: string;
  readonly name_en: string | null;
  readonly level: RegionLevel;
  readonly west: number | null;
  readonly south: number | null;
  readonly east: number | null;
  readonly north: number | null;
}
interface AreaRow {
  readonly code: string;
  readonly name: string;
  readonly name_en: string | null;
  readonly level: RegionLevel;
  readonly role: MapArea['role'];
  readonly outline_source: string | null;
  readonly outline: string | null;
  readonly label_east: number | null;
  readonly label_north: number | null;
}
interface At {
  readonly root: string;
  readonly load: number;
  readonly region: string;
}

const boundsQuery = sqlFile<At, BoundsRow>(new URL('./find-map-bounds.sql', import.meta.url));
const areasQuery = sqlFile<At & { srid: number; tolerance_m: number }, AreaRow>(
  new URL('./list-map-areas.sql', import.meta.url),
);

/** The ground of a sheet: what region, which areas, in which CRS, at which scale. */
export interface SheetGround {
  readonly region: {
    readonly code: string;
    readonly name: string;
    readonly nameEn: string | null;
    readonly level: RegionLevel;
  };
  readonly areas: readonly MapArea[];
  readonly crs: MapCrs;
  readonly fit: MapFit;
  readonly place: SheetPlace;
  /** Degrees, a little wider than the frame. */
  readonly lonLat: LonLatExtent;
}

const finestMm = 0.04;
const metresPerDegree = 111_320;
const marginMm = 3;

/** Errors: `unknown_region`, `no_outline`. */
export async function findSheetGround(tx: ReadTransaction, at: At): Promise<SheetGround> {
  const [bounds] = await boundsQuery(tx, at);
  if (!bounds) throw unknownRegion(at.region, at.root);
  const box = lonLatBox(bounds);
  const crs = chooseCrs(at.region, [(box.west + box.east) / 2, (box.south + box.north) / 2]);
  const toleranceM = tolerance(box);
  const rows = await areasQuery(tx, { ...at, srid: crs.srid, tolerance_m: toleranceM });
  const areas = rows.map(toArea);
  const fit = fitMap(extentOf(areas), layout.map, marginMm);
  return {
    region: { code: bounds.code, name: bounds.name, nameEn: bounds.name_en, level: bounds.level },
    areas,
    crs,
    fit,
    place: { ...at, srid: crs.srid, toleranceM: groundM(fit, finestMm) },
    lonLat: widened(box, fit),
  };
}

function lonLatBox({ name, west, south, east, north }: BoundsRow): LonLatExtent {
  if (west === null || south === null || east === null || north === null) throw sheetWithoutOutline(name);
  return { west, south, east, north };
}

/** Outlines are asked for before the scale is known, so their tolerance comes from the bounds. */
function tolerance(box: LonLatExtent): number {
  const heightM = (box.north - box.south) * metresPerDegree;
  return (heightM / layout.map.height) * finestMm;
}

/** The frame reaches beyond the region: the graticule must fill all of it. */
function widened(box: LonLatExtent, fit: MapFit): LonLatExtent {
  const middle = { lon: (box.west + box.east) / 2, lat: (box.south + box.north) / 2 };
  const halfLat = (groundM(fit, fit.frame.height) / 2 / metresPerDegree) * 1.05;
  const shrink = Math.max(0.05, Math.cos((middle.lat * Math.PI) / 180));
  const halfLon = (groundM(fit, fit.frame.width) / 2 / metresPerDegree / shrink) * 1.05;
  return {
    west: middle.lon - halfLon,
    east: middle.lon + halfLon,
    south: Math.max(-89, middle.lat - halfLat),
    north: Math.min(89, middle.lat + halfLat),
  };
}

function toArea(row: AreaRow): MapArea {
  const { label_east: east, label_north: north } = row;
  return {
    code: row.code,
    name: row.name,
    nameEn: row.name_en,
    level: row.level,
    role: row.role,
    outlineSource: row.outline_source,
    polygons: toPolygons(row.outline),
    labelPoint: east === null || north === null ? null : [east, north],
  };
}

/** The region's own outline gives the extent, its children's only when it has none. */
function extentOf(areas: readonly MapArea[]): Extent {
  const own = areas.filter((area) => area.role === 'self' && area.polygons.length > 0);
  const shown = own.length > 0 ? own : areas.filter((area) => area.role === 'child');
  const extent = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [east, north] of shown.flatMap((area) => area.polygons).flat(2)) {
    extent.west = Math.min(extent.west, east);
    extent.east = Math.max(extent.east, east);
    extent.south = Math.min(extent.south, north);
    extent.north = Math.max(extent.north, north);
  }
  return extent;
}
