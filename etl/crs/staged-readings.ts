import { bd09ToGcj02, gcj02ToBd09 } from '#geodata/crs/bd09.ts';
import { gcj02ToWgs84, type LonLat, wgs84ToGcj02 } from '#geodata/crs/gcj02.ts';
import type { Crs } from '../read/crs.ts';
import type { Reading } from './readings.ts';

type Shift = (place: LonLat) => LonLat;

const kinds = ['degrees', 'gcj02', 'bd09'] as const;
type Kind = (typeof kinds)[number];
const same: Shift = (place) => place;
const toWgs84: Readonly<Record<Kind, Shift>> = {
  degrees: same,
  gcj02: gcj02ToWgs84,
  bd09: (place) => gcj02ToWgs84(bd09ToGcj02(place)),
};
const fromWgs84: Readonly<Record<Kind, Shift>> = {
  degrees: same,
  gcj02: wgs84ToGcj02,
  bd09: (place) => gcj02ToBd09(wgs84ToGcj02(place)),
};

/**
 * How staged positions (WGS84, brought there from `crs`) could have been meant: first as they were read, then as the
 * other systems of degrees. Positions of plane systems may have been drawn over a shifted map as well.
 */
export function stagedReadings(crs: Crs): readonly Reading[] {
  const own: Kind = crs.kind === 'epsg' ? 'degrees' : crs.kind;
  const others = kinds.filter((kind) => kind !== own);
  return [own, ...others].map((kind) => ({
    crs: kind === own ? crs : { kind },
    frame: 'staged',
    place: kind === own ? ([lon, lat]) => [lon, lat] : (place) => toWgs84[kind](fromWgs84[own](place)),
  }));
}
