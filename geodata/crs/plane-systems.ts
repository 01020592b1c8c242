/**
 * The plane systems that Chinese survey offices and map programs hand out, on CGCS2000 or WGS84 (one here):
 * Gauss-Krueger in zones of 3 and 6 degrees, with and without the zone number before the easting, UTM, Web Mercator.
 * EPSG codes from the EPSG register: 4491-4501 and 4502-4512 (6 degrees), 4513-4533 and 4534-4554 (3 degrees),
 * 32643-32653 (UTM 43N-53N), 3857.
 * The database does the transformation itself; what is here serves to find out which system it is.
 */
import type { LonLat } from './gcj02.ts';
import { unprojectTransverse } from './transverse-mercator.ts';

export interface PlaneSystem {
  readonly srid: number;
  readonly name: string;
  /** Bounds of eastings and northings inside which a position can be meant in this system, m. */
  readonly eastingM: readonly [least: number, most: number];
  readonly northingM: readonly [least: number, most: number];
  toLonLat(eastingM: number, northingM: number): LonLat;
}

/** China lies between 3 and 54 degrees north. */
const northingM = [200_000, 6_100_000] as const;
const falseEastingM = 500_000;

function transverse(zone: {
  readonly srid: number;
  readonly name: string;
  readonly centralMeridianDeg: number;
  readonly halfWidthM: number;
  readonly scale?: number;
  readonly zoneNumber?: number;
}): PlaneSystem {
  const { srid, name, centralMeridianDeg, halfWidthM, scale = 1 } = zone;
  const originM = (zone.zoneNumber ?? 0) * 1_000_000 + falseEastingM;
  return {
    srid,
    name,
    eastingM: [originM - halfWidthM, originM + halfWidthM],
    northingM,
    toLonLat: (easting, northing) => unprojectTransverse(easting - originM, northing, { centralMeridianDeg, scale }),
  };
}

/** Survey offices stretch a zone to a whole city or province; 3 more degrees are 290 km at 30 degrees north. */
const threeDegreeHalfWidthM = 330_000;
const sixDegreeHalfWidthM = 450_000;

function threeDegreeZones(): PlaneSystem[] {
  return Array.from({ length: 21 }, (_, index) => {
    const shape = { centralMeridianDeg: 75 + 3 * index, halfWidthM: threeDegreeHalfWidthM };
    const zoneNumber = 25 + index;
    return [
      transverse({ ...shape, srid: 4513 + index, name: `CGCS2000 3° ${zoneNumber}带(带号)`, zoneNumber }),
      transverse({ ...shape, srid: 4534 + index, name: `CGCS2000 3° ${shape.centralMeridianDeg}E` }),
    ];
  }).flat();
}

function sixDegreeZones(): PlaneSystem[] {
  return Array.from({ length: 11 }, (_, index) => {
    const shape = { centralMeridianDeg: 75 + 6 * index, halfWidthM: sixDegreeHalfWidthM };
    const zoneNumber = 13 + index;
    return [
      transverse({ ...shape, srid: 4491 + index, name: `CGCS2000 6° ${zoneNumber}带(带号)`, zoneNumber }),
      transverse({ ...shape, srid: 4502 + index, name: `CGCS2000 6° ${shape.centralMeridianDeg}E` }),
      transverse({ ...shape, srid: 32643 + index, name: `WGS84 UTM ${43 + index}N`, scale: 0.9996 }),
    ];
  }).flat();
}

const webRadiusM = 6_378_137;

const webMercator: PlaneSystem = {
  srid: 3857,
  name: 'Web Mercator',
  eastingM: [8_000_000, 15_300_000],
  northingM: [300_000, 7_500_000],
  toLonLat: (easting, northing) => [
    ((easting / webRadiusM) * 180) / Math.PI,
    (Math.atan(Math.sinh(northing / webRadiusM)) * 180) / Math.PI,
  ],
};

/** All, the usual before the unusual: where two would give the same places, the first is meant. */
export const planeSystems: readonly PlaneSystem[] = [...threeDegreeZones(), ...sixDegreeZones(), webMercator];

export function findPlaneSystem(srid: number): PlaneSystem | undefined {
  return planeSystems.find((system) => system.srid === srid);
}
