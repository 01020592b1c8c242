import { type OldDatum, oldDatumOfName, oldDatumOfSrid } from '#geodata/crs/old-datums.ts';
import { defineError } from '#geodata/errors.ts';

/**
 * How coordinates are to be understood. `degrees` is WGS84 or CGCS2000, which agree to well under a metre;
 * `epsg` is transformed by the database. `swapped`: the file gives latitude or northing first.
 */
export type Crs = { readonly swapped?: true } & (
  | { readonly kind: 'degrees' }
  | { readonly kind: 'gcj02' }
  | { readonly kind: 'bd09' }
  | { readonly kind: 'epsg'; readonly srid: number }
);

export const unknownCrs = defineError(
  'unknown_crs',
  400,
  (text: string) =>
    `不认识的坐标系“${text}”：请用 auto、epsg:代码、gcj02 或 bd09。Unknown CRS: use auto, epsg:CODE, gcj02 or bd09.`,
);
export const crsRefused = defineError(
  'crs_refused',
  422,
  ({ zh, en }: OldDatum, name: string) =>
    `坐标系是${zh}(${name})：没有公开的、精度足够的转换参数，直接当作 CGCS2000 会偏几十至一百多米，因此拒收。请向测绘(自然资源)部门索取 CGCS2000 坐标。The coordinates are ${en} (${name}): no public transformation of enough accuracy exists, and taken for CGCS2000 they would be 50 to 150 m off, so the file is refused; ask the surveying office for CGCS2000 coordinates.`,
);

/** EPSG codes whose coordinates are taken as WGS84 degrees. */
const degreeCodes = new Set([4326, 4490, 4979, 4480]);

/** `auto`, `epsg:4490`, `gcj02`, `bd09`; case does not matter. Old datums are refused with the reason. */
export function parseCrs(text: string): Crs | 'auto' {
  const word = text.trim().toLowerCase();
  if (word === 'auto' || word === '') return 'auto';
  if (word === 'wgs84' || word === 'cgcs2000') return { kind: 'degrees' };
  if (word === 'gcj02' || word === 'gcj-02') return { kind: 'gcj02' };
  if (word === 'bd09' || word === 'bd-09') return { kind: 'bd09' };
  const code = /^epsg:{1,2}(\d{4,6})$/.exec(word)?.[1];
  if (code !== undefined) return crsOfSrid(Number(code));
  refuseOldDatum(text);
  throw unknownCrs(text.slice(0, 60));
}

/** An EPSG code as a CRS. Throws `crs_refused` for the datums before CGCS2000. */
export function crsOfSrid(srid: number): Crs {
  const old = oldDatumOfSrid(srid);
  if (old !== undefined) throw crsRefused(old, `EPSG:${srid}`);
  return degreeCodes.has(srid) ? { kind: 'degrees' } : { kind: 'epsg', srid };
}

/** Throws `crs_refused` when a name, e.g. that of a .prj, is that of a datum before CGCS2000. */
export function refuseOldDatum(name: string): void {
  const old = oldDatumOfName(name);
  if (old !== undefined) throw crsRefused(old, name.slice(0, 60));
}

/** The CRS of a name as EPSG, ESRI and GDAL write it; undefined when it is not known here. Old datums are refused. */
export function crsOfName(name: string): Crs | undefined {
  refuseOldDatum(name);
  if (/gcj[\s_-]?0?2|火星/i.test(name)) return { kind: 'gcj02' };
  if (/bd[\s_-]?0?9|百度/i.test(name)) return { kind: 'bd09' };
  const srid = sridOfName(name.replaceAll(/[\s_/-]+/g, ' '));
  return srid === undefined ? undefined : crsOfSrid(srid);
}

/** First code, step of the meridians and first number or meridian of a family of zones. */
interface Family {
  readonly pattern: RegExp;
  readonly firstSrid: number;
  readonly first: number;
  readonly step: number;
  readonly count: number;
}

const families: readonly Family[] = [
  { pattern: /^cgcs ?2000 3 ?degree g\w+ (?:kr\w+ )?zone (\d+)$/i, firstSrid: 4513, first: 25, step: 1, count: 21 },
  { pattern: /^cgcs ?2000 3 ?degree g\w+ (?:kr\w+ )?cm (\d+)e$/i, firstSrid: 4534, first: 75, step: 3, count: 21 },
  { pattern: /^cgcs ?2000 g\w+ (?:kr\w+ )?zone (\d+)$/i, firstSrid: 4491, first: 13, step: 1, count: 11 },
  { pattern: /^cgcs ?2000 g\w+ (?:kr\w+ )?cm (\d+)e$/i, firstSrid: 4502, first: 75, step: 6, count: 11 },
  { pattern: /^wgs ?(?:19)?84 utm zone (\d+)n$/i, firstSrid: 32601, first: 1, step: 1, count: 60 },
];

function sridOfName(name: string): number | undefined {
  if (/^wgs ?(19)?84$|^gcs wgs 1984$|crs84$/i.test(name)) return 4326;
  if (/^(gcs )?(cgcs ?2000|china geodetic coordinate system 2000)$/i.test(name)) return 4490;
  if (/pseudo mercator|web mercator/i.test(name)) return 3857;
  for (const { pattern, firstSrid, first, step, count } of families) {
    const found = pattern.exec(name)?.[1];
    const index = (Number(found) - first) / step;
    if (found !== undefined && Number.isInteger(index) && index >= 0 && index < count) return firstSrid + index;
  }
  return undefined;
}
