import type { Dataset, Field, FieldType } from '#geodata/datasets/define-dataset.ts';
import { unitOf } from '../map/field-unit.ts';

/** Whether a cell must be filled: `derived` is required but found out by the load when it is empty. */
export type Need = 'required' | 'derived' | 'optional';

export const needWords: Readonly<Record<Need, string>> = { required: '必填', derived: '可推算', optional: '选填' };

export function needOf(dataset: Dataset, name: string): Need {
  if (dataset.fields[name]?.required !== true) return 'optional';
  return dataset.derive.some(({ column, translates }) => column === name && !translates) ? 'derived' : 'required';
}

const typeWords: Readonly<Record<FieldType, string>> = {
  text: '文本',
  integer: '整数',
  number: '数字',
  chainage: '桩号',
  boolean: '是/否',
  date: '日期',
  month: '月份',
  time: '时刻',
  code: '单选代码',
  codes: '多选代码',
  longitude: '经度，度',
  latitude: '纬度，度',
};

/** Type and unit of a field for people. */
export function typeOf(name: string, field: Field): string {
  const unit = field.type === 'number' ? unitOf(name) : undefined;
  return unit === undefined ? typeWords[field.type] : `${typeWords[field.type]}，${unit.zh}`;
}

/** The header that a template gives a field: its Chinese name, with the unit of a number. */
export function headerOf(name: string, field: Field): string {
  const unit = field.type === 'number' ? unitOf(name) : undefined;
  return unit === undefined ? field.zh : `${field.zh}(${unit.zh})`;
}

/** How a cell of this type is to be written. */
export function writingOf(field: Field): string {
  const writing = writingOfType(field);
  return field.whenEmpty === undefined ? writing : `${writing}；没有的写“—”，不留空`;
}

function writingOfType({ type, zh, min, max, codes = [] }: Field): string {
  const bounds = min === undefined || max === undefined ? '' : `${figure(min)} 至 ${figure(max)}`;
  switch (type) {
    case 'text':
      return /代码|编码|编号/.test(zh) ? '原样填写全部位数，本列为文本' : '原样填写';
    case 'integer':
      return `整数，${bounds}`;
    case 'number':
      return `只写数字，${bounds}`;
    case 'chainage':
      return '写成 12.345 或 K12+345';
    case 'boolean':
      return '是 或 否';
    case 'date':
      return '写成 2020-09-30';
    case 'month':
      return '写成 2020-09';
    case 'time':
      return '写成 06:30';
    case 'code':
      return `下拉选择：${codes.map(({ zh }) => zh).join('、')}`;
    case 'codes':
      return `可多选，用“+”连接：${codes.map(({ zh }) => zh).join('、')}`;
    case 'longitude':
    case 'latitude':
      return '十进制度(WGS84 或 CGCS2000)';
  }
}

function figure(value: number): string {
  return value.toLocaleString('en-US').replaceAll(',', Math.abs(value) >= 10_000 ? ',' : '');
}

/** Values of real shape for the fields that every department knows by sight. */
const knownExamples: Readonly<Record<string, string>> = {
  segment_code: 'X101330602-0001',
  route_code: 'X101330602',
  route_name: '平王线',
  road_chief_post: '平水镇镇长(镇级路长)',
  district_code: '330602',
  town_code: '330602103',
  village_code: '330602103201',
  parent_code: '330602',
  facility_code: 'Z330602-0001',
  work_code: 'GC2020-0001',
  hall_name: '文化礼堂',
  evidence: '绍交验〔2020〕12号',
  photo: 'GC2020-12-完工.jpg',
  item: 'safety_works',
  reporter_office: '越城区交通运输局',
};

/** A value that the field accepts, as a department would write it. */
export function exampleOf(name: string, { type, codes = [], zh, min = 0, max = 100 }: Field): string {
  const [first, second] = codes;
  switch (type) {
    case 'text':
      return knownExamples[name] ?? (/代码|编码|编号/.test(zh) ? '330602' : `某${zh}`);
    case 'integer':
      return String(min <= 2020 && max >= 2020 && max < 3000 ? 2020 : Math.max(1, min));
    case 'number':
      return max >= 4.5 ? '4.5' : String(max);
    case 'chainage':
      return 'K12+345';
    case 'boolean':
      return '是';
    case 'date':
      return '2020-09-30';
    case 'month':
      return '2020-09';
    case 'time':
      return '06:30';
    case 'code':
      return first?.zh ?? '';
    case 'codes':
      return [first?.zh, second?.zh].filter((word) => word !== undefined).join('+');
    case 'longitude':
      return '120.582103';
    case 'latitude':
      return '30.005217';
  }
}
