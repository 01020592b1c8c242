import type { Dataset, Field, GeometryColumn } from '#geodata/datasets/define-dataset.ts';
import { headerFaulty } from '../read/read-errors.ts';
import { squeeze } from './parse-code.ts';
import { isPersonalHeader } from './personal-data.ts';
import type { FieldMapping, Mapping } from './read-mapping.ts';
import { mappingFaulty } from './read-mapping.ts';

/** Where the value of a field comes from. */
export interface FieldSource {
  readonly name: string;
  readonly field: Field;
  /** Index of the column, or undefined for a constant or a field the file lacks. */
  readonly column: number | undefined;
  readonly constant: unknown;
  readonly values: ReadonlyMap<string, unknown> | undefined;
}

export interface GeometrySource {
  readonly geometry: GeometryColumn;
  readonly lon: number | undefined;
  readonly lat: number | undefined;
  readonly wkt: number | undefined;
}

export interface HeaderMatch {
  readonly fields: readonly FieldSource[];
  readonly geometries: readonly GeometrySource[];
  readonly unknownColumns: readonly string[];
  readonly personalColumns: readonly string[];
}

const wktHeaders = ['wkt', 'geometry', 'geom', '几何', '图形'];
/** Shapefiles cut names to ten characters. */
const cutLength = 10;

/** Matches the columns of a file to the fields of a dataset; what the mapping says goes before the aliases. */
export function matchHeaders(columns: readonly string[], dataset: Dataset, mapping: Mapping): HeaderMatch {
  const matcher = new HeaderMatcher(columns, mapping);
  const fields = Object.entries(dataset.fields).map(([name, field]) => matcher.matchField(name, field));
  const geometries = dataset.geometries.map((geometry) => matcher.matchGeometry(geometry));
  return { fields, geometries, ...matcher.leftOver() };
}

class HeaderMatcher {
  readonly #columns: readonly string[];
  readonly #mapping: Mapping;
  readonly #used = new Map<number, string>();

  constructor(columns: readonly string[], mapping: Mapping) {
    this.#columns = columns;
    this.#mapping = mapping;
  }

  matchField(name: string, field: Field): FieldSource {
    const given = Object.hasOwn(this.#mapping.fields, name) ? this.#mapping.fields[name] : undefined;
    const column = given === undefined ? this.#find(name, namesOf(name, field)) : this.#given(name, given);
    const values = given?.values && new Map(Object.entries(given.values).map(([word, code]) => [squeeze(word), code]));
    return { name, field, column, constant: given?.constant, values };
  }

  matchGeometry(geometry: GeometryColumn): GeometrySource {
    const coordinate = (headers: readonly string[]): number | undefined => {
      const [name] = headers;
      if (name === undefined) return undefined;
      const given = Object.hasOwn(this.#mapping.fields, name) ? this.#mapping.fields[name] : undefined;
      return given === undefined ? this.#find(name, headers) : this.#given(name, given);
    };
    const given = this.#mapping.fields.wkt;
    const wkt = given === undefined ? this.#find('wkt', wktHeaders) : this.#given('wkt', given);
    return {
      geometry,
      lon: coordinate(geometry.lon),
      lat: coordinate(geometry.lat),
      wkt: geometry.fromFile ? wkt : undefined,
    };
  }

  leftOver(): Pick<HeaderMatch, 'unknownColumns' | 'personalColumns'> {
    const named = this.#columns.filter((column) => column !== '');
    const isUsed = (column: string): boolean => this.#used.has(this.#columns.indexOf(column));
    return {
      unknownColumns: named.filter((column) => !isUsed(column) && !isPersonalHeader(column)),
      personalColumns: named.filter((column) => isPersonalHeader(column)),
    };
  }

  /** The column that the mapping names; personal data is not stored even when it is mapped. */
  #given(name: string, { column }: FieldMapping): number | undefined {
    if (column === undefined) return undefined;
    const index = this.#columns.findIndex((candidate) => squeeze(candidate) === squeeze(column));
    if (index === -1) throw mappingFaulty(`文件没有列 / the file has no column ${column}`);
    if (isPersonalHeader(column)) return undefined;
    this.#used.set(index, name);
    return index;
  }

  #find(name: string, headers: readonly string[]): number | undefined {
    const wanted = new Set(headers.map(squeeze));
    const found = [...this.#columns.keys()].filter((index) => {
      const column = this.#columns[index] ?? '';
      if (this.#used.get(index) !== undefined && this.#used.get(index) !== name) return false;
      return !isPersonalHeader(column) && spellings(column, name).some((spelling) => wanted.has(spelling));
    });
    // The field's own name decides between several columns; otherwise the file must be mended.
    const exact = found.filter((index) => squeeze(this.#columns[index] ?? '') === squeeze(name));
    const [index, second] = exact.length === 1 ? exact : found;
    if (second !== undefined) {
      const both = found.map((position) => this.#columns[position]).join('、');
      throw headerFaulty(
        name,
        `多列对应同一字段，请改名或用映射文件指定：${both} / several columns mean the same field; rename them or use a mapping`,
      );
    }
    if (index !== undefined) this.#used.set(index, name);
    return index;
  }
}

function namesOf(name: string, field: Field): readonly string[] {
  return [
    name,
    field.zh,
    field.en,
    ...(field.aliases ?? []),
    ...(name.length > cutLength ? [name.slice(0, cutLength)] : []),
  ];
}

const units: readonly (readonly [ending: string, words: readonly string[]])[] = [
  ['_km', ['km', '公里', '千米']],
  ['_m', ['m', '米']],
  ['_m2', ['m2', '平方米', '㎡', 'm²']],
];

/** The header as written, and without a unit in brackets when the unit is that of the field. */
function spellings(column: string, name: string): readonly string[] {
  const word = squeeze(column);
  const parts = /^(.*)\((.+)\)$/.exec(word);
  if (parts === null) return [word];
  const [, base = '', unit = ''] = parts;
  const dimension = units.find(([ending]) => name.endsWith(ending));
  const fits = dimension === undefined || dimension[1].map(squeeze).includes(unit);
  return fits ? [word, base] : [word];
}
