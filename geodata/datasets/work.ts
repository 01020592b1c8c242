import { workStatuses } from '../vocabulary/work.ts';
import { defineDataset } from './define-dataset.ts';
import { dayNotInFuture } from './rules/date-rules.ts';
import { datesInOrder } from './rules/order-rules.ts';
import { placeFields } from './rules/place-fields.ts';
import { dayInProgramme, workItemByTitle, workItemExists, yearInProgramme } from './rules/programme-rules.ts';
import { districtOfToday, townOfToday } from './rules/region-history-rules.ts';
import { districtName, nameFitsCode, townName } from './rules/region-name-rules.ts';
import {
  districtByName,
  districtOfTown,
  regionByPlace,
  regionExists,
  townByName,
  townInDistrict,
} from './rules/region-rules.ts';
import {
  acceptanceDated,
  finishDated,
  movedWithReason,
  quantityFitsMap,
  secondItemComplete,
  secondItemExists,
  workCountedOnce,
  workHasEvidence,
  workHasPhoto,
  workHasPlace,
} from './rules/work-rules.ts';

const place = 'ST_Centroid(s.place_geom4326)';

/** 工程: one project with place, plan item, quantity, status, dates and evidence. */
export default defineDataset({
  name: 'work',
  zh: '工程',
  en: 'work',
  key: ['programme_id', 'work_code'],
  perProgramme: true,
  fields: {
    work_code: {
      type: 'text',
      zh: '工程编码',
      en: 'work code',
      required: true,
      aliases: ['工程编号', '项目编码', '项目编号', '工程代码', '项目代码', 'GCBM', 'XMBM', 'XMBH'],
    },
    name: {
      type: 'text',
      zh: '工程名称',
      en: 'work name',
      required: true,
      aliases: ['项目名称', '名称', 'GCMC', 'XMMC'],
    },
    item: { type: 'text', zh: '计划项', en: 'plan item', required: true, aliases: ['任务类别', '项目类别', 'JHX'] },
    district_code: { ...placeFields.district_code, required: true },
    town_code: placeFields.town_code,
    quantity: {
      type: 'number',
      zh: '完成量',
      en: 'completed quantity',
      required: true,
      min: 0,
      max: 1_000_000_000,
      aliases: ['数量', '工程量', '完成工程量', '建设规模', 'WCL', 'SL'],
    },
    status: {
      type: 'code',
      codes: workStatuses,
      zh: '工程状态',
      en: 'work status',
      required: true,
      aliases: ['状态', '进展', '进度', '建设状态', '项目状态', '建设进展', 'GCZT', 'ZT'],
    },
    plan_year: {
      type: 'integer',
      zh: '计划年度',
      en: 'year of the plan',
      min: 1990,
      max: 2100,
      aliases: ['计划年份', '年度', 'JHND'],
    },
    moved_to_year: {
      type: 'integer',
      zh: '调整至年度',
      en: 'moved to the year',
      min: 1990,
      max: 2100,
      aliases: ['调整年度', '结转年度', '转入年度'],
    },
    moved_reason: { type: 'text', zh: '调整原因', en: 'why it was moved', aliases: ['结转原因'] },
    also_item: { type: 'text', zh: '兼计计划项', en: 'second plan item', aliases: ['同时计入', '兼项'] },
    also_quantity: {
      type: 'number',
      zh: '兼计完成量',
      en: 'quantity for the second item',
      min: 0,
      max: 1_000_000_000,
      aliases: ['兼项完成量'],
    },
    started_on: { type: 'date', zh: '开工日期', en: 'start date', aliases: ['开工时间', '实际开工日期', 'KGRQ'] },
    finished_on: {
      type: 'date',
      zh: '完工日期',
      en: 'finish date',
      aliases: ['竣工日期', '交工日期', '完工时间', '完成日期', 'WGRQ'],
    },
    accepted_on: { type: 'date', zh: '验收日期', en: 'acceptance date', aliases: ['验收时间', '交工验收日期', 'YSRQ'] },
    route_code: { type: 'text', zh: '路线编码', en: 'route', aliases: ['路线编号', 'LXBM', 'LXBH'] },
    evidence: { type: 'text', zh: '佐证材料', en: 'proof', aliases: ['验收文号', '证明材料', 'ZZCL'] },
    photo: {
      type: 'text',
      zh: '照片',
      en: 'photo',
      aliases: ['影像资料', '验收照片', '竣工照片', '完工照片', '现场照片', '工程照片', '照片资料', 'YXZL', 'ZP'],
    },
    town_name: townName,
    district_name: districtName,
  },
  geometries: [
    {
      column: 'place_geom4326',
      type: 'any',
      zh: '位置',
      en: 'place',
      fromFile: true,
      lon: ['lon', 'lng', 'longitude', 'x', '经度', 'JD'],
      lat: ['lat', 'latitude', 'y', '纬度', 'WD'],
    },
  ],
  derive: [
    workItemByTitle,
    districtByName,
    townByName,
    regionByPlace('town_code', 'town', place),
    districtOfTown,
    regionByPlace('district_code', 'district', place),
  ],
  checks: [
    workItemExists,
    regionExists('district_code', 'district'),
    regionExists('town_code', 'town'),
    ...districtOfToday,
    ...townOfToday,
    townInDistrict,
    nameFitsCode('town'),
    nameFitsCode('district'),
    datesInOrder('started_on', 'finished_on', 'warning'),
    datesInOrder('finished_on', 'accepted_on', 'warning'),
    ...['started_on', 'finished_on', 'accepted_on'].flatMap((field) => [dayNotInFuture(field), dayInProgramme(field)]),
    yearInProgramme('plan_year'),
    yearInProgramme('moved_to_year'),
    secondItemExists,
    secondItemComplete,
    movedWithReason,
    finishDated,
    workHasPlace,
    workHasEvidence,
    acceptanceDated,
    workHasPhoto,
    quantityFitsMap,
    workCountedOnce,
  ],
});
