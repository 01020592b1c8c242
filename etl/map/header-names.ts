import type { Field } from '#geodata/datasets/define-dataset.ts';
import { unitOf } from './field-unit.ts';
import { squeeze } from './parse-code.ts';

/** Headers that a field, coordinate or WKT column is known by. */
export interface HeaderNames {
  /** Its name, Chinese and English. */
  readonly own: readonly string[];
  readonly aliases: readonly string[];
  /** The name as a shapefile cuts it. */
  readonly cut?: string;
  /** Headers that stand for it only where no other does. */
  readonly weak?: readonly string[];
}

/** Shapefiles cut names to ten characters. */
const cutLength = 10;

export function headersOfField(name: string, { zh, en, aliases = [], nameHeaders = [] }: Field): HeaderNames {
  return {
    own: [name, zh, en],
    aliases,
    weak: nameHeaders,
    ...(name.length > cutLength && { cut: name.slice(0, cutLength) }),
  };
}

/**
 * The first of the headers is the name a mapping knows the coordinate by. Cut to ten characters, longitude and
 * latitude of a village committee would be the same.
 */
export function headersOfCoordinate([name = '', ...aliases]: readonly string[]): HeaderNames {
  return { own: [name], aliases };
}

export const wktNames: HeaderNames = { own: ['wkt'], aliases: ['geometry', 'geom', '几何', '图形'] };

/** How a column was found by its header. */
export type Found = 'name' | 'alias' | 'cut' | 'unit';

/** Says how the header stands for the field, undefined when it does not. `unit` means after a unit was taken off. */
export function howFound(column: string, name: string, { own, aliases, cut }: HeaderNames): Found | undefined {
  const [word, base] = spellings(column, name);
  const among = (text: string | undefined, names: readonly string[]): boolean =>
    text !== undefined && names.some((candidate) => squeeze(candidate) === text);
  if (among(word, own)) return 'name';
  if (among(word, aliases)) return 'alias';
  if (cut !== undefined && among(word, [cut])) return 'cut';
  return among(base, [...own, ...aliases]) ? 'unit' : undefined;
}

/** True for a header that stands for the field where no other does. */
export function isWeakHeader(column: string, { weak = [] }: HeaderNames): boolean {
  const word = withoutMarks(squeeze(column));
  return weak.some((candidate) => squeeze(candidate) === word);
}

/** The header as written, and without a unit in brackets when the unit is that of the field. */
function spellings(column: string, name: string): readonly [word: string, base?: string] {
  const word = withoutMarks(squeeze(column));
  const parts = /^(.*)\((.+)\)$/.exec(word);
  if (parts === null) return [word];
  const [, base = '', unit = ''] = parts;
  const known = unitOf(name);
  const fits = known === undefined || known.words.map(squeeze).includes(unit);
  return fits ? [word, base] : [word];
}

/** Forms mark what must be filled: *路线编码, 路线编码(必填). */
function withoutMarks(word: string): string {
  return word.replaceAll(/^\*+|[*:]+$/g, '').replace(/\((必填|必填项|选填|可选|非必填)\)$/, '');
}
