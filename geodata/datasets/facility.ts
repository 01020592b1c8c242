import { facilityKinds, facilityStatuses } from '../vocabulary/facility.ts';
import { defineDataset } from './define-dataset.ts';
import { dayNotInFuture } from './rules/date-rules.ts';
import { siteOnce } from './rules/duplicate-rules.ts';
import { datesInOrder } from './rules/order-rules.ts';
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

/** 站点设施: a site of one or several kinds. */
export default defineDataset({
  name: 'facility',
  zh: '站点设施',
  en: 'facility',
  key: ['facility_code'],
  fields: {
    facility_code: {
      type: 'text',
      zh: '站点编码',
      en: 'facility code',
      required: true,
      aliases: ['站点编号', '设施编码', '设施编号', '站点代码', '设施代码', '站牌编号', 'ZDBM', 'ZDBH', 'SSBM'],
    },
    name: { type: 'text', zh: '站点名称', en: 'facility name', aliases: ['设施名称', '名称', '站名', 'ZDMC', 'SSMC'] },
    kinds: {
      type: 'codes',
      codes: facilityKinds,
      zh: '站点类型',
      en: 'facility kinds',
      required: true,
      aliases: ['kind', '类型', '设施类型', '站点类别', '设施类别', '站点种类', 'ZDLX', 'SSLX'],
    },
    status: {
      type: 'code',
      codes: facilityStatuses,
      zh: '运营状态',
      en: 'facility status',
      aliases: ['状态', 'YYZT', 'ZT'],
    },
    opened_on: {
      type: 'date',
      zh: '启用日期',
      en: 'day of opening',
      aliases: ['开通日期', '投用日期', '建成日期', '投入使用日期', 'QYRQ'],
    },
    trips_per_day: {
      type: 'integer',
      zh: '日班次',
      en: 'trips a day',
      min: 0,
      max: 100_000,
      aliases: ['每日班次', '班次', '日均班次', '日发班次', 'RBC'],
    },
    first_departure: {
      type: 'time',
      zh: '首班时间',
      en: 'first departure',
      aliases: ['首班车时间', '首班车', '首班', 'SBSJ'],
    },
    last_departure: {
      type: 'time',
      zh: '末班时间',
      en: 'last departure',
      aliases: ['末班车时间', '末班车', '末班', 'MBSJ'],
    },
    floor_area_m2: {
      type: 'number',
      zh: '建筑面积',
      en: 'floor area',
      min: 0,
      max: 1_000_000,
      aliases: ['面积', 'JZMJ'],
    },
    grade: { type: 'text', zh: '等级', en: 'grade', aliases: ['景区等级', '评定等级', '级别', 'DJ'] },
    accepted_on: { type: 'date', zh: '验收日期', en: 'acceptance date', aliases: ['验收时间', '验收通过日期', 'YSRQ'] },
    paid_on: {
      type: 'date',
      zh: '补助发放日期',
      en: 'day the subsidy was paid',
      aliases: ['兑付日期', '补助兑付日期', 'BFRQ'],
    },
    plate_no: { type: 'text', zh: '标识编号', en: 'id plate', aliases: ['标识牌编号', '铭牌编号', '设施标识'] },
    district_code: placeFields.district_code,
    town_code: placeFields.town_code,
    village_code: { type: 'text', zh: '村代码', en: 'village', aliases: ['所属村', '建制村代码', '行政村代码', 'CDM'] },
    town_name: townName,
    district_name: districtName,
  },
  geometries: [
    {
      column: 'site_geom4326',
      type: 'point',
      zh: '位置',
      en: 'site',
      fromFile: true,
      lon: ['lon', 'lng', 'longitude', 'x', '经度', 'JD'],
      lat: ['lat', 'latitude', 'y', '纬度', 'WD'],
      whenMissing: 'warning',
    },
  ],
  derive: [
    districtByName,
    townByName,
    regionByPlace('town_code', 'town', 's.site_geom4326'),
    districtOfTown,
    regionByPlace('district_code', 'district', 's.site_geom4326'),
  ],
  checks: [
    regionExists('town_code', 'town'),
    regionExists('district_code', 'district'),
    ...townOfToday,
    ...districtOfToday,
    townInDistrict,
    nameFitsCode('town'),
    nameFitsCode('district'),
    regionKnown('town_code'),
    regionKnown('district_code'),
    {
      code: 'unknown_village',
      severity: 'warning',
      field: 'village_code',
      zh: '村代码不在现行建制村中。请核对',
      en: 'the village code is not a standing village; check it',
      when: `
        s.village_code IS NOT NULL AND s.village_code NOT IN (
          SELECT v.code FROM village v WHERE v.root_region = :root AND v.load_to = 2147483647)`,
      value: 's.village_code',
    },
    dayNotInFuture('opened_on', `s.status IN ('planned', 'building')`),
    dayNotInFuture('accepted_on'),
    dayNotInFuture('paid_on'),
    datesInOrder('accepted_on', 'paid_on', 'warning'),
    siteOnce,
  ],
});
