import type { Check, GeometryColumn } from '#geodata/datasets/define-dataset.ts';
import { outlinesOf } from '#geodata/datasets/rules/region-rules.ts';

/** About five kilometres: outlines are simplified, and roads cross borders. */
const toleranceDeg = 0.05;

export function brokenOutlines({ column }: GeometryColumn): Check {
  return {
    code: 'geometry_repaired',
    severity: 'warning',
    field: column,
    zh: '面自相交等几何错误，已自动修复。请核对图形',
    en: 'the polygon was not valid (e.g. it crosses itself) and was repaired; check it',
    sql: `
      SELECT s.row_no, ST_IsValidReason(s.${column}) AS value
      FROM ??stage s WHERE s.${column} IS NOT NULL AND NOT ST_IsValid(s.${column})`,
  };
}

/** The checks that every geometry of a dataset gets. */
export function geometryChecks(geometry: GeometryColumn, isRegion: boolean): readonly Check[] {
  const missing = geometry.whenMissing === undefined ? [] : [missingGeometry(geometry, geometry.whenMissing)];
  if (isRegion) return missing;
  // A point is always valid.
  const invalid = geometry.type === 'point' ? [] : [invalidGeometry(geometry)];
  return [...invalid, outsideRoot(geometry), ...missing];
}

function missingGeometry({ column, zh, en }: GeometryColumn, severity: Check['severity']): Check {
  return {
    code: 'geometry_missing',
    severity,
    field: column,
    zh: `没有${zh}：计入统计，但不上图。请补充`,
    en: `no ${en}: the row counts but is not on the map; add it`,
    sql: `
      SELECT s.row_no, CAST(NULL AS text) AS value FROM ??stage s
      WHERE s.${column} IS NULL
        AND NOT EXISTS (SELECT 1 FROM ??problems told WHERE told.row_no = s.row_no AND told.field = '${column}')`,
  };
}

function invalidGeometry({ column }: GeometryColumn): Check {
  return {
    code: 'geometry_invalid',
    severity: 'error',
    vital: true,
    field: column,
    zh: '几何无效，例如线只有一个不同的点。请修复图形',
    en: 'the geometry is not valid, e.g. all points of a line are the same; mend it',
    sql: `
      SELECT s.row_no, ST_IsValidReason(s.${column}) AS value
      FROM ??stage s WHERE s.${column} IS NOT NULL AND NOT ST_IsValid(s.${column})`,
  };
}

/**
 * Judged by the middle of the bounding box: inside a district for nearly all rows, which is cheap to see. Distances
 * to outlines are measured for the few that are left.
 */
function outsideRoot({ column }: GeometryColumn): Check {
  return {
    code: 'geometry_outside',
    severity: 'error',
    vital: true,
    field: column,
    zh: '位置在所辖范围5公里以外。请核对坐标系、经纬度是否颠倒，或数据是否属于本区域',
    en: 'more than 5 km outside the region; check the CRS, whether longitude and latitude are swapped, and the region',
    sql: `
      WITH ${outlinesOf('district')}, suspect AS MATERIALIZED (
        SELECT s.row_no, s.${column} AS geom4326
        FROM ??stage s
        WHERE s.${column} IS NOT NULL
          AND EXISTS (SELECT 1 FROM outline)
          AND NOT EXISTS (SELECT 1 FROM outline o WHERE ST_Intersects(o.geom4326, ST_Centroid(ST_Envelope(s.${column})))))
      SELECT suspect.row_no, ST_AsText(ST_Centroid(ST_Envelope(suspect.geom4326)), 6) AS value
      FROM suspect
      WHERE NOT EXISTS (SELECT 1 FROM outline o WHERE ST_DWithin(o.geom4326, suspect.geom4326, ${toleranceDeg}))`,
  };
}
