import { defineError } from '#geodata/errors.ts';

/**
 * How coordinates are to be understood. `degrees` is WGS84 or CGCS2000, which agree to well under a metre;
 * `epsg` is transformed by the database.
 */
export type Crs =
  | { readonly kind: 'degrees' }
  | { readonly kind: 'gcj02' }
  | { readonly kind: 'bd09' }
  | { readonly kind: 'epsg'; readonly srid: number };

export const unknownCrs = defineError(
  'unknown_crs',
  400,
  (text: string) =>
    `不认识的坐标系“${text}”：请用 auto、epsg:代码、gcj02 或 bd09。Unknown CRS: use auto, epsg:CODE, gcj02 or bd09.`,
);

/** EPSG codes whose coordinates are taken as WGS84 degrees. */
const degreeCodes = new Set([4326, 4490, 4979, 4480]);

/** `auto`, `epsg:4490`, `gcj02`, `bd09`; case does not matter. */
export function parseCrs(text: string): Crs | 'auto' {
  const word = text.trim().toLowerCase();
  if (word === 'auto' || word === '') return 'auto';
  if (word === 'wgs84' || word === 'cgcs2000') return { kind: 'degrees' };
  if (word === 'gcj02' || word === 'gcj-02') return { kind: 'gcj02' };
  if (word === 'bd09' || word === 'bd-09') return { kind: 'bd09' };
  const code = /^epsg:{1,2}(\d{4,6})$/.exec(word)?.[1];
  if (code === undefined) throw unknownCrs(text.slice(0, 60));
  return degreeCodes.has(Number(code)) ? { kind: 'degrees' } : { kind: 'epsg', srid: Number(code) };
}
