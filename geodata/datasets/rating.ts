import { ratingSchemes } from '../vocabulary/rating.ts';
import { defineDataset } from './define-dataset.ts';
import { dayNotInFuture, yearNotInFuture } from './rules/date-rules.ts';

/** 评定: a grade or a title that a district or town was given. */
export default defineDataset({
  name: 'rating',
  zh: '评定',
  en: 'rating',
  key: ['scheme', 'region_code', 'year'],
  fields: {
    scheme: {
      type: 'code',
      codes: ratingSchemes,
      zh: '评定类别',
      en: 'rating scheme',
      required: true,
      aliases: ['评定项目', '创建类别', '类别', '称号'],
    },
    region_code: {
      type: 'text',
      zh: '区域代码',
      en: 'rated region',
      required: true,
      nameHeaders: ['区县', '乡镇', '区域', '区域名称', '单位'],
      aliases: ['区县代码', '乡镇代码', '行政区划代码', 'district_code', 'town_code'],
    },
    year: {
      type: 'integer',
      zh: '年度',
      en: 'year of the rating',
      required: true,
      min: 1990,
      max: 2100,
      aliases: ['年份', '评定年度', 'ND'],
    },
    grade: { type: 'text', zh: '等级', en: 'grade', aliases: ['评定等级', '级别', 'DJ'] },
    achieved: { type: 'boolean', zh: '是否达标', en: 'achieved', aliases: ['达标', '是否创成', '是否通过'] },
    rated_on: { type: 'date', zh: '评定日期', en: 'day of the rating', aliases: ['公布日期', '命名日期', 'PDRQ'] },
    authority: { type: 'text', zh: '评定单位', en: 'authority', aliases: ['命名单位', '发文单位', 'PDDW'] },
  },
  geometries: [],
  derive: [
    {
      column: 'region_code',
      translates: true,
      sql: `
        WITH named AS (
          SELECT r.name, min(r.code) AS code FROM region r
          WHERE r.root_region = :root AND r.load_to = 2147483647 AND r.level IN ('district', 'town')
          GROUP BY r.name HAVING count(*) = 1)
        SELECT s.row_no, named.code AS value
        FROM ??stage s JOIN named ON named.name = regexp_replace(s.region_code, '\\s', '', 'g')`,
    },
  ],
  checks: [
    {
      code: 'unknown_region',
      severity: 'error',
      field: 'region_code',
      zh: '区域代码不是现行的区县或乡镇(名称须唯一)。请核对代码，或先加载新的区域数据',
      en: 'the code is no standing district or town (a name must be unique); correct it, or load the new regions first',
      when: `
        s.region_code IS NOT NULL AND s.region_code NOT IN (
          SELECT r.code FROM region r WHERE r.root_region = :root AND r.load_to = 2147483647 AND r.level IN ('district', 'town'))`,
      value: 's.region_code',
    },
    {
      code: 'rating_without_result',
      severity: 'warning',
      field: 'grade',
      zh: '既没有等级也没有是否达标：按未达标计。请补填',
      en: 'neither a grade nor whether it was achieved, so it counts as not achieved; give one of the two',
      when: 's.grade IS NULL AND s.achieved IS NULL',
      value: 's.scheme',
    },
    yearNotInFuture('year'),
    dayNotInFuture('rated_on'),
  ],
});
