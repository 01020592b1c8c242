import type { Dataset, Field, GeometryColumn } from '#geodata/datasets/define-dataset.ts';
import type { Code } from '#geodata/vocabulary/code-list.ts';
import { exampleOf, headerOf, type Need, needOf, needWords, typeOf, writingOf } from './field-words.ts';

/** One column of a template, with everything that its three sheets say of it. */
export interface TemplateColumn {
  /** Field, coordinate or `wkt`, as a mapping names it. */
  readonly name: string;
  readonly header: string;
  readonly en: string;
  readonly need: Need;
  readonly type: string;
  readonly writing: string;
  readonly example: string;
  /** Other headers that are understood. */
  readonly aliases: readonly string[];
  readonly field: Pick<Field, 'type' | 'min' | 'max' | 'whenEmpty'>;
  readonly codes: readonly Code[];
}

/** The columns of a dataset's template, in the order of its definition; coordinates last. */
export function templateColumns(dataset: Dataset): readonly TemplateColumn[] {
  const fields = Object.entries(dataset.fields).map(([name, field]): TemplateColumn => {
    return {
      name,
      header: headerOf(name, field),
      en: field.en,
      need: needOf(dataset, name),
      type: typeOf(name, field),
      writing: derivedNote(dataset, name) + writingOf(field),
      example: exampleOf(name, field),
      aliases: [...(field.aliases ?? []), ...(field.nameHeaders ?? [])],
      field,
      codes: field.codes ?? [],
    };
  });
  return [...fields, ...dataset.geometries.flatMap(geometryColumns)];
}

/** What stands in the cell before it is filled: the words of the comment. */
export function commentLines({ need, en, type, writing, example }: TemplateColumn): readonly string[] {
  const mark = need === 'required' ? '＊' : '';
  return [`${mark}${needWords[need]}　${en}`, `类型：${type}`, writing, `例：${example}`];
}

function derivedNote(dataset: Dataset, name: string): string {
  if (needOf(dataset, name) !== 'derived') return '';
  const note = dataset.derive.find(({ column, translates }) => column === name && !translates)?.note;
  return note === undefined ? '留空时按坐标推算；' : '留空时自动生成；';
}

function geometryColumns(geometry: GeometryColumn): TemplateColumn[] {
  const points = coordinateColumns(geometry);
  if (geometry.type === 'point' || !geometry.fromFile) return points;
  return [...points, wktColumn(geometry)];
}

function coordinateColumns({ zh, lon, lat }: GeometryColumn): TemplateColumn[] {
  const [lonName] = lon;
  const [latName] = lat;
  if (lonName === undefined || latName === undefined) return [];
  const words = [
    { name: lonName, headers: lon, en: 'longitude', type: 'longitude' },
    { name: latName, headers: lat, en: 'latitude', type: 'latitude' },
  ] as const;
  return words.map(({ name, headers, en, type }) => {
    const field: Field = {
      type,
      zh: headerAmong(headers),
      en,
      min: type === 'longitude' ? -180 : -90,
      max: type === 'longitude' ? 180 : 90,
    };
    return {
      name,
      header: field.zh,
      en: `${en} (${name})`,
      need: 'optional',
      type: typeOf(name, field),
      writing: `${zh}；${writingOf(field)}`,
      example: exampleOf(name, field),
      aliases: headers.filter((header) => header !== field.zh && header !== name),
      field,
      codes: [],
    };
  });
}

/** The longest Chinese header is the least ambiguous: 村委会经度 rather than 经度. */
function headerAmong(headers: readonly string[]): string {
  const chinese = headers.filter((header) => /\p{Script=Han}/u.test(header));
  return chinese.reduce((best, next) => (next.length > best.length ? next : best), chinese[0] ?? headers[0] ?? '');
}

const shapes = {
  line: { zh: '线', wkt: 'LINESTRING (120.58 30.00, 120.59 30.01)' },
  polygon: { zh: '面', wkt: 'POLYGON ((120.58 30.00, 120.59 30.00, 120.59 30.01, 120.58 30.00))' },
  any: { zh: '点、线或面', wkt: 'LINESTRING (120.58 30.00, 120.59 30.01)' },
  point: { zh: '点', wkt: 'POINT (120.58 30.00)' },
} as const;

function wktColumn({ zh, en, type }: GeometryColumn): TemplateColumn {
  const { zh: shape, wkt } = shapes[type];
  return {
    name: 'wkt',
    header: '图形(WKT)',
    en: `${en} (WKT)`,
    need: 'optional',
    type: `${shape}，WKT 文本`,
    writing: `${zh}；十进制度。没有可留空，也可另送 Shapefile、GeoPackage 等矢量文件，用同样的列名`,
    example: wkt,
    aliases: ['WKT', 'geometry', '几何'],
    field: { type: 'text' },
    codes: [],
  };
}
