import { editDistance } from './edit-distance.ts';
import {
  type Found,
  type HeaderNames,
  headersOfCoordinate,
  headersOfField,
  howFound,
  wktNames,
} from './header-names.ts';
import type { HeaderMatch } from './match-headers.ts';
import { squeeze } from './parse-code.ts';
import { isNothing, toText } from './parse-value.ts';
import { findPersonalData } from './personal-data.ts';
import type { Mapping } from './read-mapping.ts';

/** What a load makes of one column. */
export interface ColumnGuess {
  readonly column: string;
  /** Field, coordinate (`lon`, `hall_lat` …) or `wkt`; null when the column is not read. */
  readonly field: string | null;
  /** By what it was found: a mapping given now, one saved earlier, or its header. */
  readonly how: Found | 'mapping' | 'saved' | 'none';
  /** Up to three different values of the first rows. */
  readonly samples: readonly string[];
  /** Personal data: never read. */
  readonly personal?: true;
  /** A field that has no column, whose headers this one resembles: to be confirmed by people. */
  readonly maybe?: string;
}

export interface MatchContext {
  readonly columns: readonly string[];
  readonly mapping: Mapping;
  /** Where the mapping comes from; `mapping` unless said otherwise. */
  readonly origin?: 'mapping' | 'saved';
  /** Values of the first rows, in the order of the columns. */
  readonly rows?: readonly (readonly unknown[])[];
}

/** What each column was taken for and why, in the order of the columns. */
export function explainMatch(match: HeaderMatch, context: MatchContext): readonly ColumnGuess[] {
  const targets = targetsOf(match);
  const missing = targets.filter(({ column, name }) => column === undefined && !isMapped(context.mapping, name));
  return [...context.columns.entries()].flatMap(([index, column]): ColumnGuess[] => {
    if (column === '') return [];
    const samples = samplesOf(context.rows ?? [], index);
    const taken = targets.filter((target) => target.column === index);
    if (match.personalColumns.includes(column))
      return [{ column, field: null, how: 'none', samples: [], personal: true }];
    if (taken.length === 0) return [{ column, field: null, how: 'none', samples, ...resembling(column, missing) }];
    return taken.map(({ name, names }) => ({
      column,
      field: name,
      how: howOf(column, { name, names }, context),
      samples,
    }));
  });
}

interface Target {
  readonly name: string;
  readonly names: HeaderNames;
  readonly column: number | undefined;
}

function targetsOf({ fields, geometries }: HeaderMatch): readonly Target[] {
  const ofFields = fields.map(({ name, field, column }) => ({ name, names: headersOfField(name, field), column }));
  const ofGeometries = geometries.flatMap(({ geometry, lon, lat, wkt }): Target[] => [
    ...coordinate(geometry.lon, lon),
    ...coordinate(geometry.lat, lat),
    ...(geometry.fromFile ? [{ name: 'wkt', names: wktNames, column: wkt }] : []),
  ]);
  return [...ofFields, ...ofGeometries];
}

function coordinate(headers: readonly string[], column: number | undefined): Target[] {
  const [name] = headers;
  return name === undefined ? [] : [{ name, names: headersOfCoordinate(headers), column }];
}

function isMapped({ fields }: Mapping, name: string): boolean {
  return Object.hasOwn(fields, name);
}

function howOf(
  column: string,
  { name, names }: Pick<Target, 'name' | 'names'>,
  { mapping, origin = 'mapping' }: MatchContext,
): ColumnGuess['how'] {
  return isMapped(mapping, name) ? origin : (howFound(column, name, names) ?? 'alias');
}

/** Suggested only where few letters differ for the length of the word; pinyin initials are too short to guess from. */
function resembling(column: string, missing: readonly Target[]): { maybe?: string } {
  const word = squeeze(column);
  let best: { name: string; distance: number } | undefined;
  for (const { name, names } of missing) {
    for (const header of [...names.own, ...names.aliases].map(squeeze)) {
      const most = mostEdits(header);
      if (Math.abs(header.length - word.length) > most) continue;
      const distance = editDistance(word, header);
      if (distance <= most && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { name, distance };
    }
  }
  return best === undefined ? {} : { maybe: best.name };
}

function mostEdits(header: string): number {
  const isLatin = /^[\p{ASCII}]+$/u.test(header);
  const letters = [...header].length;
  if (letters < (isLatin ? 6 : 3)) return 0;
  return letters < (isLatin ? 9 : 6) ? 1 : 2;
}

const mostSamples = 3;
const longestSample = 30;

function samplesOf(rows: readonly (readonly unknown[])[], index: number): string[] {
  const samples = new Set<string>();
  for (const row of rows) {
    const text = toText(row[index]);
    if (isNothing(text)) continue;
    samples.add(isPersonal(text) ? '•••' : cut(text));
    if (samples.size === mostSamples) break;
  }
  return [...samples];
}

/** Identity cards, phones and bank cards are not shown, whatever their column is called; mistyped ones neither. */
function isPersonal(text: string): boolean {
  const plain = text.replaceAll(/\s/g, '');
  const looksSo = /^(1[3-9]\d{9}|\d{17}[\dXx]|\d{16}|\d{19}|0\d{2,3}-\d{7,8})$/.test(plain);
  return looksSo || findPersonalData(text) !== undefined;
}

function cut(text: string): string {
  const letters = [...text];
  return letters.length > longestSample ? `${letters.slice(0, longestSample).join('')}…` : text;
}
