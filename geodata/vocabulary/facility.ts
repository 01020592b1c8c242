import { type CodeOf, codeList } from './code-list.ts';

/** Kinds of 站点. The five kinds of road and transport stations are never merged; a site may hold several. */
export const facilityKinds = codeList([
  {
    code: 'road_service_station',
    zh: '公路服务站',
    en: 'road service station',
    aliases: ['普通公路服务站', '高品质公路服务站'],
  },
  { code: 'town_transport_station', zh: '乡镇运输服务站', en: 'town transport station' },
  { code: 'bus_bay', zh: '港湾式停车站', en: 'bus bay', aliases: ['港湾式车站', '湾式车站'] },
  {
    code: 'logistics_point',
    zh: '村级物流服务点',
    en: 'logistics point',
    aliases: ['村级农村物流服务点', '村级农村物流服务站'],
  },
  { code: 'bus_stop', zh: '公交站点', en: 'bus stop', aliases: ['公交站', '公交停靠站'] },
  { code: 'medical_care_station', zh: '社区医养结合服务站', en: 'medical care station' },
  { code: 'cold_storage', zh: '冷藏保鲜设施', en: 'cold storage' },
  { code: 'counselling_room', zh: '心理咨询室', en: 'counselling room' },
  { code: 'elderly_school', zh: '社区老年学校', en: 'elderly school' },
  { code: 'street_lamp', zh: '路灯', en: 'street lamp', aliases: ['太阳能路灯'] },
  { code: 'school', zh: '学校', en: 'school' },
  { code: 'health_centre', zh: '卫生院(室)', en: 'health centre', aliases: ['卫生院', '卫生室'] },
  { code: 'market', zh: '农产品市场', en: 'market' },
  {
    code: 'road_management_office',
    zh: '农村公路管理机构',
    en: 'rural road office',
    aliases: ['乡镇农村公路管理站', '农村公路管理站', '公路管理站'],
  },
  { code: 'scenic_area', zh: '景区', en: 'scenic area', aliases: ['旅游景区'] },
  {
    code: 'old_residential_area',
    zh: '老旧小区',
    en: 'old residential area',
    aliases: ['老旧居住小区', '适老化改造小区'],
  },
  { code: 'public_office', zh: '公共服务机构', en: 'public office' },
]);
export type FacilityKind = CodeOf<typeof facilityKinds>;

export const facilityStatuses = codeList([
  { code: 'operating', zh: '运营', en: 'operating', aliases: ['在用', '已建成'] },
  { code: 'building', zh: '在建', en: 'building' },
  { code: 'planned', zh: '规划', en: 'planned' },
  { code: 'closed', zh: '停用', en: 'closed', aliases: ['撤销'] },
]);
export type FacilityStatus = CodeOf<typeof facilityStatuses>;

/** Service of a bus stop by departures a day; from `least` on, the first that fits; without `least`: departures are not given. */
export const serviceLevels = codeList([
  { code: 'frequent', zh: '日班次 ≥ 24', en: '24 or more a day', least: 24 },
  { code: 'regular', zh: '日班次 12–23', en: '12 to 23 a day', least: 12 },
  { code: 'basic', zh: '日班次 6–11', en: '6 to 11 a day', least: 6 },
  { code: 'rare', zh: '日班次 1–5', en: '1 to 5 a day', least: 1 },
  { code: 'none', zh: '无班次', en: 'no departures', least: 0 },
  { code: 'unknown', zh: '班次未填', en: 'departures not given', least: null },
]);
export type ServiceLevel = CodeOf<typeof serviceLevels>;
