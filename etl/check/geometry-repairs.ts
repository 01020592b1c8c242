import type { GeometryColumn, RowCheck } from '#geodata/datasets/define-dataset.ts';

/** What is repaired before anything is derived or checked, and what is said of it. */
export interface Repair {
  readonly check: RowCheck;
  /** After the check: repairs the rows that it has told. */
  readonly update: string;
}

/**
 * A polygon is repaired only where two methods that understand crossing rings differently (even-odd linework, and
 * shells minus holes) agree on its area to a thousandth; one that crosses itself in several ways could mean several
 * polygons and stays as it is. Lines lose their parts of a single place when they are read, and no point is ever invalid.
 */
export function repairOf({ column, type }: GeometryColumn): Repair | undefined {
  if (type === 'point' || type === 'line') return undefined;
  const given = `s.${column}`;
  const dimension = type === 'any' ? `ST_Dimension(${given}) + 1` : '3';
  const extracted = `ST_CollectionExtract(ST_MakeValid(${given}), ${dimension})`;
  const repaired = type === 'any' ? extracted : `ST_Multi(${extracted})`;
  const broken = `
    NOT ST_IsValid(${given}) AND NOT ST_IsEmpty(${repaired}) AND ${agree(given)}`;
  return {
    check: {
      code: 'geometry_repaired',
      severity: 'warning',
      field: column,
      zh: '几何有自相交、重合点等错误，修复结果只有一种，已自动修复。请核对图形',
      en: 'the geometry was not valid (e.g. it crosses itself) and there was but one way to repair it; it was repaired; check it',
      when: broken,
      value: `ST_IsValidReason(${given})`,
    },
    update: `
      UPDATE ??stage s SET ${column} = ${repaired}
      WHERE s.row_no IN (
        SELECT told.row_no FROM ??problems told WHERE told.code = 'geometry_repaired' AND told.field = '${column}')`,
  };
}

function agree(given: string): string {
  const area = (method: string): string => `ST_Area(ST_MakeValid(${given}, 'method=${method}'))`;
  return `abs(${area('linework')} - ${area('structure')}) <= 0.001 * ${area('structure')}`;
}
