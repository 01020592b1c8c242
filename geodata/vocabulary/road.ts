import { type CodeOf, codeList } from './code-list.ts';

/** 行政等级. Rural roads (农村公路) are the county, township and village grades. */
export const adminGrades = codeList([
  { code: 'national', zh: '国道', en: 'national road', aliases: ['G'] },
  { code: 'provincial', zh: '省道', en: 'provincial road', aliases: ['S'] },
  { code: 'county', zh: '县道', en: 'county road', aliases: ['X'] },
  { code: 'township', zh: '乡道', en: 'township road', aliases: ['Y'] },
  { code: 'village', zh: '村道', en: 'village road', aliases: ['C'] },
  { code: 'dedicated', zh: '专用公路', en: 'dedicated road', aliases: ['Z', '专道'] },
]);
export type AdminGrade = CodeOf<typeof adminGrades>;

/** 技术等级 of JTG B01. */
export const technicalClasses = codeList([
  { code: '1', zh: '一级', en: 'class 1', aliases: ['一级公路', '11'] },
  { code: '2', zh: '二级', en: 'class 2', aliases: ['二级公路', '21'] },
  { code: '3', zh: '三级', en: 'class 3', aliases: ['三级公路', '31'] },
  { code: '4', zh: '四级', en: 'class 4', aliases: ['四级公路', '41'] },
  { code: 'substandard', zh: '等外', en: 'substandard', aliases: ['等外公路', '等外路', '51'] },
]);
export type TechnicalClass = CodeOf<typeof technicalClasses>;

/** 路面类型. */
export const surfaces = codeList([
  { code: 'asphalt', zh: '沥青', en: 'asphalt', aliases: ['沥青混凝土', '沥青路面'] },
  { code: 'cement', zh: '水泥', en: 'cement', aliases: ['水泥混凝土', '水泥路面', 'concrete'] },
  { code: 'gravel', zh: '砂石', en: 'gravel', aliases: ['碎石', '砂石路面'] },
  { code: 'earth', zh: '土路', en: 'earth', aliases: ['土质', '无路面', 'unpaved'] },
]);
export type Surface = CodeOf<typeof surfaces>;

/** 路况 优良中次差 of JTG 5210. */
export const conditions = codeList([
  { code: 'excellent', zh: '优', en: 'excellent', aliases: ['优等'] },
  { code: 'good', zh: '良', en: 'good', aliases: ['良等'] },
  { code: 'fair', zh: '中', en: 'fair', aliases: ['中等'] },
  { code: 'poor', zh: '次', en: 'poor', aliases: ['次等'] },
  { code: 'bad', zh: '差', en: 'bad', aliases: ['差等'] },
]);
export type Condition = CodeOf<typeof conditions>;
