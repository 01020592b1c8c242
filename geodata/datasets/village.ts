import { villageKinds } from '../vocabulary/village.ts';
import { defineDataset } from './define-dataset.ts';
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

const place = 'COALESCE(s.committee_geom4326, s.hall_geom4326)';

/** 建制村(社区) with its two reference points: the committee and the hall. */
export default defineDataset({
  name: 'village',
  zh: '建制村',
  en: 'village',
  key: ['code'],
  fields: {
    code: {
      type: 'text',
      zh: '村代码',
      en: 'village code',
      required: true,
      aliases: ['建制村代码', '行政村代码', '代码', '统计用区划代码', 'CDM', 'XZCDM', 'JZCDM'],
    },
    name: {
      type: 'text',
      zh: '村名',
      en: 'village name',
      required: true,
      aliases: ['建制村名称', '行政村名称', '村名称', '名称', 'CM', 'XZCMC', 'JZCMC'],
    },
    town_code: { ...placeFields.town_code, aliases: ['所属乡镇', '乡镇(街道)代码', 'XZDM'] },
    district_code: placeFields.district_code,
    kind: { type: 'code', codes: villageKinds, zh: '村类型', en: 'village kind', aliases: ['类型', '类别', 'CLX'] },
    population: {
      type: 'integer',
      zh: '人口',
      en: 'people',
      min: 0,
      max: 10_000_000,
      aliases: ['人口数', '户籍人口', '常住人口', 'RK'],
    },
    households: { type: 'integer', zh: '户数', en: 'number of households', min: 0, max: 10_000_000, aliases: ['HS'] },
    hall_name: { type: 'text', zh: '文化礼堂', en: 'village hall', aliases: ['文化礼堂名称', '礼堂名称', 'WHLT'] },
    town_name: townName,
    district_name: districtName,
  },
  geometries: [
    {
      column: 'committee_geom4326',
      type: 'point',
      zh: '村委会位置',
      en: 'place of the village committee',
      fromFile: true,
      lon: ['committee_lon', 'lon', 'lng', 'longitude', 'x', '经度', '村委经度', '村委会经度', 'JD', 'CWJD'],
      lat: ['committee_lat', 'lat', 'latitude', 'y', '纬度', '村委纬度', '村委会纬度', 'WD', 'CWWD'],
    },
    {
      column: 'hall_geom4326',
      type: 'point',
      zh: '文化礼堂位置',
      en: 'place of the village hall',
      lon: ['hall_lon', '文化礼堂经度', '礼堂经度', 'LTJD'],
      lat: ['hall_lat', '文化礼堂纬度', '礼堂纬度', 'LTWD'],
    },
  ],
  derive: [
    districtByName,
    townByName,
    regionByPlace('town_code', 'town', place),
    districtOfTown,
    regionByPlace('district_code', 'district', place),
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
      code: 'no_location',
      severity: 'warning',
      zh: '村委会和文化礼堂都没有坐标：按“未覆盖”计。请补充坐标',
      en: 'neither the committee nor the hall has a place, so the village counts as not covered; give coordinates',
      when: 's.committee_geom4326 IS NULL AND s.hall_geom4326 IS NULL',
      value: 's.code',
    },
    {
      code: 'village_code_length',
      severity: 'warning',
      field: 'code',
      zh: '村代码不是12位统计用区划代码。请核对',
      en: 'the village code is not the 12-digit statistical code; check it',
      when: `CAST(:root AS text) ~ '^[0-9]{6}$' AND (length(s.code) <> 12 OR s.code !~ '^[0-9]{12}$')`,
      value: 's.code',
    },
    {
      // The two lists number the towns of one district differently, so a mixture shows here and nowhere else.
      code: 'village_code_town',
      severity: 'warning',
      field: 'town_code',
      zh: '村代码前9位与乡镇代码不同：两个代码可能出自不同的代码表(统计用区划代码与民政代码)。请统一使用统计用区划代码',
      en: 'the first nine digits of the village code are not the town code: the two may be of different lists (statistical and civil-affairs); use the statistical codes for both',
      when: `CAST(:root AS text) ~ '^[0-9]{6}$' AND length(s.code) = 12 AND left(s.code, 9) <> s.town_code`,
      value: `CONCAT(s.code, ' / ', s.town_code)`,
    },
  ],
});
