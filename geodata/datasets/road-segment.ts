import { adminGrades, conditions, surfaces, technicalClasses } from '../vocabulary/road.ts';
import { defineDataset } from './define-dataset.ts';
import { chainageForward, chainageGap, chainageOverlap } from './rules/chainage-rules.ts';
import { dayNotInFuture, yearNotInFuture } from './rules/date-rules.ts';
import { lineOnce } from './rules/duplicate-rules.ts';
import { hasLength, lengthFitsLine, lineHasLength } from './rules/length-rules.ts';
import { placeFields } from './rules/place-fields.ts';
import { districtOfToday, townOfToday } from './rules/region-history-rules.ts';
import { districtName, nameFitsCode, townName } from './rules/region-name-rules.ts';
import {
  districtByName,
  districtOfTown,
  regionByPlace,
  regionExists,
  regionKnown,
  townByName,
  townInDistrict,
} from './rules/region-rules.ts';
import { districtOfRoute, gradeFitsRoute, routeCodeForm, routeInDistrict } from './rules/route-rules.ts';

/** The point halfway along the segment; of several lines, a point on the longest would cost more and say no more. */
const midpoint =
  'ST_LineInterpolatePoint(ST_GeometryN(s.line_geom4326, (ST_NumGeometries(s.line_geom4326) + 1) / 2), 0.5)';

/** 路段: the unit of the road register. A segment without geometry still counts. */
export default defineDataset({
  name: 'road_segment',
  zh: '路段',
  en: 'road segment',
  key: ['segment_code'],
  fields: {
    segment_code: {
      type: 'text',
      zh: '路段编码',
      en: 'segment code',
      required: true,
      aliases: ['路段编号', '路段代码', '路段序号', 'LDBM', 'LDBH', 'LDDM'],
    },
    route_code: {
      type: 'text',
      zh: '路线编码',
      en: 'route code',
      required: true,
      aliases: ['路线编号', '路线代码', '公路编号', '线路编码', '线路编号', 'LXBM', 'LXBH', 'LXDM', 'ROADCODE'],
    },
    route_name: {
      type: 'text',
      zh: '路线名称',
      en: 'route name',
      aliases: ['线路名称', '公路名称', '道路名称', 'LXMC', 'ROADNAME'],
    },
    admin_grade: {
      type: 'code',
      codes: adminGrades,
      zh: '行政等级',
      en: 'administrative grade',
      required: true,
      aliases: ['管理等级', '行政级别', '道路等级', '路线行政等级', 'XZDJ'],
    },
    technical_class: {
      type: 'code',
      codes: technicalClasses,
      zh: '技术等级',
      en: 'technical class',
      aliases: ['公路等级', '公路技术等级', '路线技术等级', '现状技术等级', 'JSDJ'],
    },
    start_chainage_km: {
      type: 'chainage',
      zh: '起点桩号',
      en: 'start chainage',
      min: 0,
      max: 9_999,
      aliases: ['路段起点桩号', '起始桩号', '起点里程桩号', '起止桩号起点', '桩号起点', 'QDZH'],
    },
    end_chainage_km: {
      type: 'chainage',
      zh: '止点桩号',
      en: 'end chainage',
      min: 0,
      max: 9_999,
      aliases: [
        '路段止点桩号',
        '终点桩号',
        '终止桩号',
        '讫点桩号',
        '止点里程桩号',
        '起止桩号止点',
        '起止桩号终点',
        '桩号止点',
        'ZDZH',
      ],
    },
    register_length_km: {
      type: 'number',
      zh: '里程',
      en: 'register length',
      min: 0,
      max: 9_999,
      aliases: ['路段里程', '里程长度', '路段长度', '台账里程', '实际里程', 'LC', 'LDLC'],
    },
    width_m: {
      type: 'number',
      zh: '路面宽度',
      en: 'width',
      min: 0,
      max: 200,
      aliases: ['路宽', '宽度', '路面宽', '现状路面宽度', 'LMKD', 'LMK'],
    },
    surface: {
      type: 'code',
      codes: surfaces,
      zh: '路面类型',
      en: 'road surface',
      aliases: ['面层类型', '路面面层类型', '路面种类', '路面材料', 'LMLX', 'MCLX'],
    },
    condition: {
      type: 'code',
      codes: conditions,
      zh: '路况',
      en: 'road condition',
      aliases: ['路况等级', '路况评定', '技术状况', '路面技术状况', '技术状况等级', '评定等级', 'LKDJ', 'PDDJ'],
    },
    condition_year: {
      type: 'integer',
      zh: '评定年份',
      en: 'year of the assessment',
      min: 1950,
      max: 2100,
      aliases: ['评定年度', 'PDNF'],
    },
    maintained: {
      type: 'boolean',
      zh: '列养',
      en: 'in the maintenance inventory',
      aliases: ['是否列养', '列养情况', '养护', 'SFLY', 'LY'],
    },
    road_chief_post: { type: 'text', zh: '路长职务', en: 'road chief', aliases: ['路长', '路长岗位', 'LZZW', 'LZ'] },
    last_repaired_on: {
      type: 'date',
      zh: '最近大中修日期',
      en: 'day of the last major repair',
      aliases: ['大中修日期', '最近一次大中修时间', '修复养护日期', '最近一次修复养护时间', 'DZXRQ'],
    },
    is_beautiful: {
      type: 'boolean',
      zh: '美丽公路',
      en: 'beautiful road',
      aliases: ['是否美丽公路', '美丽农村路', '品质示范路'],
    },
    built_year: {
      type: 'integer',
      zh: '建成年份',
      en: 'year built',
      min: 1900,
      max: 2100,
      aliases: ['修建年度', '建成年度', '修建年份', 'XJND', 'JCNF'],
    },
    district_code: {
      ...placeFields.district_code,
      aliases: ['所属区县', '县区代码', '行政区划代码', '政区代码', 'QXDM', 'XZQH'],
    },
    town_code: placeFields.town_code,
    town_name: townName,
    district_name: districtName,
  },
  geometries: [
    {
      column: 'line_geom4326',
      type: 'line',
      zh: '线形',
      en: 'centre line',
      fromFile: true,
      lon: [],
      lat: [],
      lengthKm: 'geometry_length_km',
      whenMissing: 'warning',
    },
  ],
  computed: {
    // Register length when given, geometry length otherwise; a register row with neither has its chainages.
    length_km: 'COALESCE(register_length_km, geometry_length_km, abs(end_chainage_km - start_chainage_km))',
  },
  derive: [
    {
      column: 'segment_code',
      note: {
        code: 'key_derived',
        zh: '文件没有路段编码：以路线编码加起点桩号(@)或加路线内序号(#)代替',
        en: 'no segment code in the file: the route code with the start chainage (@) or with the place in the route (#) stands in',
      },
      sql: `
        SELECT s.row_no,
          CASE WHEN s.start_chainage_km IS NOT NULL
            THEN CONCAT(s.route_code, '@', trim_scale(s.start_chainage_km))
            ELSE CONCAT(s.route_code, '#', row_number() OVER (PARTITION BY s.route_code ORDER BY s.row_no)) END AS value
        FROM ??stage s
        WHERE s.segment_code IS NULL AND s.route_code IS NOT NULL`,
    },
    districtByName,
    townByName,
    regionByPlace('town_code', 'town', midpoint),
    districtOfTown,
    regionByPlace('district_code', 'district', midpoint),
    districtOfRoute,
  ],
  checks: [
    dayNotInFuture('last_repaired_on'),
    regionExists('town_code', 'town'),
    regionExists('district_code', 'district'),
    ...townOfToday,
    ...districtOfToday,
    townInDistrict,
    nameFitsCode('town'),
    nameFitsCode('district'),
    regionKnown('town_code'),
    regionKnown('district_code'),
    gradeFitsRoute,
    routeCodeForm,
    routeInDistrict,
    chainageForward,
    chainageGap,
    chainageOverlap,
    hasLength,
    lineHasLength,
    lengthFitsLine,
    lineOnce,
    yearNotInFuture('condition_year'),
    yearNotInFuture('built_year'),
  ],
});
