import type { Check, GeometryColumn, RowCheck, SetCheck } from '#geodata/datasets/define-dataset.ts';
import { outlinesOf } from '#geodata/datasets/rules/region-rules.ts';

/** About five kilometres: outlines are simplified, and roads cross borders. */
const toleranceDeg = 0.05;
/** Squares whose diagonal stays below the tolerance. */
const squareDeg = 0.035;

/** The checks that every geometry of a dataset gets. */
export function geometryChecks(geometry: GeometryColumn, isRegion: boolean): readonly Check[] {
  const missing = geometry.whenMissing === undefined ? [] : [missingGeometry(geometry, geometry.whenMissing)];
  // A point is always valid, and a line but for its length once it is repaired.
  const invalid = geometry.type === 'polygon' || geometry.type === 'any' ? [invalidGeometry(geometry)] : [];
  return [...invalid, ...(isRegion ? [] : [outsideRoot(geometry)]), ...missing];
}

function missingGeometry({ column, zh, en }: GeometryColumn, severity: Check['severity']): RowCheck {
  return {
    code: 'geometry_missing',
    severity,
    field: column,
    zh: `没有${zh}：计入统计，但不上图。请补充`,
    en: `no ${en}: the row counts but is not on the map; add it`,
    when: `s.${column} IS NULL`,
    value: 'CAST(NULL AS text)',
  };
}

function invalidGeometry({ column }: GeometryColumn): RowCheck {
  return {
    code: 'geometry_invalid',
    severity: 'error',
    vital: true,
    field: column,
    zh: '几何无效，例如面多处自相交，修复方式不止一种。请修复图形',
    en: 'the geometry is not valid, e.g. it crosses itself in several ways, and there is more than one way to repair it; mend it',
    when: `NOT ST_IsValid(s.${column})`,
    value: `ST_IsValidReason(s.${column})`,
  };
}

/**
 * Outlines are covered with squares that are smaller than the tolerance, once. A geometry whose bounding box has its
 * middle in such a square is near enough: two roundings and a hashed lookup, and OFFSET 0 makes the box once. Distances are measured for what is left.
 */
function outsideRoot({ column }: GeometryColumn): SetCheck {
  const middle = (axis: 'X' | 'Y'): string =>
    `CAST(floor((ST_${axis}Min(boxed.box) + ST_${axis}Max(boxed.box)) / ${2 * squareDeg}) AS integer)`;
  return {
    code: 'geometry_outside',
    severity: 'error',
    vital: true,
    field: column,
    zh: '位置在所辖范围5公里以外。请核对坐标系、经纬度是否颠倒，或数据是否属于本区域',
    en: 'more than 5 km outside the region; check the CRS, whether longitude and latitude are swapped, and the region',
    sql: `
      WITH ${outlinesOf('district')}, covered AS MATERIALIZED (
        SELECT DISTINCT square.i, square.j
        FROM outline o
        CROSS JOIN LATERAL ST_SquareGrid(${squareDeg}, o.geom4326) AS square
        WHERE ST_Intersects(o.geom4326, square.geom)
      ), suspect AS MATERIALIZED (
        SELECT boxed.row_no, boxed.geom4326
        FROM (
          SELECT s.row_no, s.${column} AS geom4326, CAST(s.${column} AS box3d) AS box
          FROM ??stage s WHERE s.${column} IS NOT NULL OFFSET 0) boxed
        WHERE EXISTS (SELECT 1 FROM outline)
          AND (${middle('X')}, ${middle('Y')}) NOT IN (SELECT covered.i, covered.j FROM covered))
      SELECT suspect.row_no, ST_AsText(ST_Centroid(ST_Envelope(suspect.geom4326)), 6) AS value
      FROM suspect
      WHERE NOT EXISTS (
        SELECT 1 FROM outline o
        WHERE ST_Expand(suspect.geom4326, ${toleranceDeg}) && o.geom4326
          AND ST_DWithin(o.geom4326, suspect.geom4326, ${toleranceDeg}))`,
  };
}
