/**
 * The datums before CGCS2000. No public transformation of them to CGCS2000 is good enough: parameters are computed
 * from control points, place by place, by the surveying offices, and are not published. PROJ and PostGIS do not refuse
 * them but silently take their degrees for WGS84 (a "ballpark" transformation), which leaves 50 to 150 m: as much as
 * a village street, and nothing would show it. So they are named and refused.
 */
export interface OldDatum {
  readonly zh: string;
  readonly en: string;
}

const xian80: OldDatum = { zh: '1980西安坐标系', en: 'Xian 1980' };
const beijing54: OldDatum = { zh: '1954北京坐标系', en: 'Beijing 1954' };
const newBeijing54: OldDatum = { zh: '新1954北京坐标系', en: 'New Beijing' };

/** EPSG codes, both ends inclusive. */
const codes: readonly (readonly [first: number, last: number, datum: OldDatum])[] = [
  [4610, 4610, xian80],
  [2327, 2390, xian80],
  [4214, 4214, beijing54],
  [2401, 2442, beijing54],
  [21413, 21423, beijing54],
  [21453, 21463, beijing54],
  [21473, 21483, beijing54],
  // No datum but an ellipsoid: ArcGIS in China names Beijing 1954 by it, and GDAL gives it this code.
  [4024, 4024, beijing54],
  [4555, 4555, newBeijing54],
  [4568, 4589, newBeijing54],
  [4652, 4656, newBeijing54],
  [4766, 4800, newBeijing54],
  [4812, 4812, newBeijing54],
  [4822, 4822, newBeijing54],
  // A code of ESRI that PostGIS knows beside the register.
  [102569, 102569, newBeijing54],
];

/** As .prj files, GIS programs and people write them. */
const names: readonly (readonly [pattern: RegExp, datum: OldDatum])[] = [
  [/xi'?an[\s_-]*(19)?80|西安[\s_-]*(19)?80|(19)?80\s*年?\s*西安/i, xian80],
  [/new[\s_-]*beijing|新\s*(19)?54|新\s*北京/i, newBeijing54],
  [/beijing[\s_-]*(19)?54|北京[\s_-]*(19)?54|(19)?54\s*年?\s*北京/i, beijing54],
  // In front only: behind another name it is the ellipsoid, which other datums have too.
  [/^\s*(gcs_|d_)?krass?o[vw]sky[\s_-]*1940/i, beijing54],
  [/^(unknown|not specified)\W.*krassowsky 1940 ellipsoid/i, beijing54],
];

export function oldDatumOfSrid(srid: number): OldDatum | undefined {
  return codes.find(([first, last]) => srid >= first && srid <= last)?.[2];
}

export function oldDatumOfName(name: string): OldDatum | undefined {
  return names.find(([pattern]) => pattern.test(name))?.[1];
}
