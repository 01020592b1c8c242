import type { Dataset, Field, GeometryColumn } from '#geodata/datasets/define-dataset.ts';
import type { OpenSource } from '../read/define-reader.ts';
import { columnsAmbiguous } from '../read/read-errors.ts';
import {
  type HeaderNames,
  headersOfCoordinate,
  headersOfField,
  howFound,
  isWeakHeader,
  wktNames,
} from './header-names.ts';
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

type Header = Pick<OpenSource, 'columns' | 'columnSpellings'>;

/** Matches the columns of a file to the fields of a dataset; what the mapping says goes before the aliases. */
export function matchHeaders(header: readonly string[] | Header, dataset: Dataset, mapping: Mapping): HeaderMatch {
  const matcher = new HeaderMatcher('columns' in header ? header : { columns: header }, mapping);
  const fields = Object.entries(dataset.fields).map(([name, field]) => matcher.matchField(name, field));
  const geometries = dataset.geometries.map((geometry) => matcher.matchGeometry(geometry));
  return { fields, geometries, ...matcher.leftOver() };
}

class HeaderMatcher {
  readonly #columns: readonly string[];
  readonly #spellings: readonly (readonly string[])[];
  readonly #mapping: Mapping;
  readonly #used = new Map<number, string>();

  constructor({ columns, columnSpellings = [] }: Header, mapping: Mapping) {
    this.#columns = columns;
    this.#spellings = columnSpellings;
    this.#mapping = mapping;
  }

  matchField(name: string, field: Field): FieldSource {
    const given = Object.hasOwn(this.#mapping.fields, name) ? this.#mapping.fields[name] : undefined;
    const column = given === undefined ? this.#find(name, headersOfField(name, field)) : this.#given(name, given);
    const values = given?.values && new Map(Object.entries(given.values).map(([word, code]) => [squeeze(word), code]));
    return { name, field, column, constant: given?.constant, values };
  }

  matchGeometry(geometry: GeometryColumn): GeometrySource {
    const coordinate = (headers: readonly string[]): number | undefined => {
      const [name] = headers;
      if (name === undefined) return undefined;
      const given = Object.hasOwn(this.#mapping.fields, name) ? this.#mapping.fields[name] : undefined;
      return given === undefined ? this.#find(name, headersOfCoordinate(headers)) : this.#given(name, given);
    };
    const given = this.#mapping.fields.wkt;
    const wkt = given === undefined ? this.#find('wkt', wktNames) : this.#given('wkt', given);
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

  #find(name: string, names: HeaderNames): number | undefined {
    const found = this.#columnsSpelled(name, names);
    // The field's own name decides between several columns; otherwise the file must be mended.
    const exact = found.filter((index) => squeeze(this.#columns[index] ?? '') === squeeze(name));
    const [index, second] = exact.length === 1 ? exact : found;
    if (second !== undefined) {
      const both = found.map((position) => this.#columns[position]).join('、');
      throw columnsAmbiguous(name, both);
    }
    if (index !== undefined) this.#used.set(index, name);
    return index;
  }

  /** The columns whose header stands for the field; without one, the only column that does in another spelling. */
  #columnsSpelled(name: string, names: HeaderNames): readonly number[] {
    const free = [...this.#columns.keys()].filter((index) => {
      const user = this.#used.get(index);
      return (user === undefined || user === name) && !isPersonalHeader(this.#columns[index] ?? '');
    });
    const found = free.filter((index) => howFound(this.#columns[index] ?? '', name, names) !== undefined);
    if (found.length > 0) return found;
    const others = free.filter((index) =>
      this.#spellings[index]?.some((spelling) => howFound(spelling, name, names) !== undefined),
    );
    if (others.length > 0) return others.length === 1 ? others : [];
    return free.filter((index) => isWeakHeader(this.#columns[index] ?? '', names));
  }
}
