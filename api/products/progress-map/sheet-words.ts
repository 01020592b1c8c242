import type { RegionLevel } from '#geodata/vocabulary/region-level.ts';
import type { Words } from './map-content.ts';

/** The fixed words of the sheet. */
export const words = {
  progressMap: { zh: '进度图', en: 'progress map' },
  internal: { zh: '内部资料', en: 'INTERNAL' },
  sample: { zh: '演示数据', en: 'DEMONSTRATION DATA' },
  legend: { zh: '图例', en: 'Legend' },
  noData: { zh: '无数据', en: 'no data' },
  noOutline: { zh: '无边界，未上图', en: 'no outline, not drawn' },
  regionTotal: { zh: '合计', en: 'Total' },
  value: { zh: '指标值', en: 'Value' },
  target: { zh: '目标', en: 'Target' },
  status: { zh: '状态', en: 'Status' },
  region: { zh: '区域', en: 'Region' },
  method: { zh: '指标口径', en: 'Method' },
  asOf: { zh: '数据截止日期', en: 'Data as of' },
  load: { zh: '数据批次', en: 'Load' },
  source: { zh: '资料来源', en: 'Source' },
  sourceText: {
    zh: '农村公路与村级服务监测平台(通村)入库资料',
    en: 'records loaded into Tongcun, the monitoring platform for rural roads and village services',
  },
  issuer: { zh: '编制单位', en: 'Issued by' },
  crs: { zh: '坐标系', en: 'CRS' },
  scale: { zh: '比例尺', en: 'Scale' },
  metres: { zh: '米', en: 'm' },
  kilometres: { zh: '公里', en: 'km' },
  document: { zh: '文号', en: 'Document' },
  northMark: { zh: '北', en: 'N' },
  regionBorder: { zh: '本图区域界', en: 'border of the region' },
  childBorder: { zh: '下级区域界', en: 'borders within' },
  seat: { zh: '乡镇(街道)驻地', en: 'seat of a town' },
  indicative: {
    zh: '乡镇范围为示意：由驻地点生成，不是勘定界线。',
    en: 'Town areas are indicative: derived from the seats, not surveyed.',
  },
  notDrawn: {
    zh: '无坐标的记录计入指标，未上图。',
    en: 'Records without a location count in the figures and are not drawn.',
  },
  internalUse: {
    zh: '界线仅示意本图所示区域，不作划界依据。',
    en: 'Borders show the areas of this sheet and settle no boundary.',
  },
  sampleNote: {
    zh: '本图为演示数据，不反映真实情况，不得引用。',
    en: 'Demonstration data: it describes nothing real and may not be quoted.',
  },
  more: { zh: '其余见工作簿', en: 'the rest is in the workbook' },
} as const satisfies Readonly<Record<string, Words>>;

export const levelBorder: Readonly<Record<RegionLevel, Words>> = {
  city: { zh: '设区市界', en: 'city border' },
  district: { zh: '县(市、区)界', en: 'district border' },
  town: { zh: '乡镇(街道)界', en: 'town border' },
  village: { zh: '村界', en: 'village border' },
};

export const tableTitles: Readonly<Record<RegionLevel, Words>> = {
  city: { zh: '各市指标值', en: 'By city' },
  district: { zh: '各县(市、区)指标值', en: 'By district' },
  town: { zh: '各乡镇(街道)指标值', en: 'By town' },
  village: { zh: '各村指标值', en: 'By village' },
};

/** Chinese sheets are set with full-width commas and colons, whatever the source was typed with. */
export function chinesePunctuation(text: string): string {
  const full: Readonly<Record<string, string>> = { ',': '\uff0c', ':': '\uff1a', ';': '\uff1b' };
  return text.replace(/(?<=[\u2e80-\uffff”’)])[,:;]/g, (mark) => full[mark] ?? mark);
}
