import { defineError, PublicError } from '#geodata/errors.ts';

export const fileNotFound = defineError(
  'file_not_found',
  400,
  (name: string) => `找不到文件“${name}”。File not found or not readable: ${name}.`,
);
export const formatUnknown = defineError(
  'format_unknown',
  400,
  (name: string, formats: string) =>
    `不支持文件“${name}”的格式，可用：${formats}。The format of ${name} is not supported; use ${formats}.`,
);
export const encodingUnknown = defineError(
  'encoding_unknown',
  400,
  (name: string, how: string) =>
    `文件“${name}”的文字编码不是 UTF-8，为避免乱码未读取：${how.split('|')[0]}。The text of ${name} is not UTF-8, so it was not read: ${how.split('|')[1]}.`,
);
export const fileBroken = defineError(
  'file_broken',
  400,
  (name: string, why: string) => `文件“${name}”无法读取：${why}。${name} cannot be read: ${why}.`,
);
export const memoryExceeded = defineError(
  'memory_exceeded',
  400,
  (name: string) =>
    `读取文件“${name}”所用内存超过上限，已停止：请查找并删去过长的单元格或几何，或分成几个文件。Reading ${name} took more memory than is allowed and was stopped: remove oversized cells or geometries, or split it.`,
);
export const workbookTooLarge = defineError(
  'workbook_too_large',
  400,
  (name: string, why: string) =>
    `工作簿“${name}”太大：${why.split('|')[0]}。The workbook ${name} is too large: ${why.split('|')[1]}.`,
);
export const workbookLocked = defineError(
  'workbook_locked',
  400,
  (name: string) =>
    `工作簿“${name}”有打开密码：请去掉密码后另存。The workbook ${name} is protected by a password: save it without one.`,
);
export const headerFaulty = defineError(
  'header_faulty',
  400,
  (name: string, why: string) => `文件“${name}”的表头有误：${why}。The header of ${name} is faulty: ${why}.`,
);
export const columnsAmbiguous = defineError(
  'header_faulty',
  400,
  (field: string, columns: string) =>
    `字段“${field}”对应多列：${columns}。不知以哪一列为准，请删去或改名其余的列，或用 --mapping 指定。Several columns stand for the field ${field}: ${columns}; remove or rename the others, or name one with --mapping.`,
);
const layerNotNamed = defineError(
  'layer_unknown',
  400,
  (wanted: string, layers: readonly string[]) =>
    `请用 --layer 指定图层：${layers.join('、')}${wanted ? `（没有“${wanted}”）` : ''}。Name one of the layers with --layer: ${layers.join(', ')}.`,
);
/** The details list the layers, for whoever lets people choose. */
export function layerUnknown(wanted: string, layers: readonly string[]): PublicError {
  const { code, status, message } = layerNotNamed(wanted, layers);
  return new PublicError(code, status, message, { layers });
}
export const crsUnstated = defineError(
  'crs_unstated',
  400,
  (name: string) =>
    `文件“${name}”没有说明坐标系(.prj)，坐标也不是经纬度：请用 --crs epsg:代码 指定。${name} states no CRS and its coordinates are no degrees: give --crs epsg:CODE.`,
);
