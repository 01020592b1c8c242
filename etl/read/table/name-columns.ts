import { isMarks } from './find-header.ts';
import { type GridRow, isFilled, textOf, wordOf } from './grid.ts';
import { isUnit } from './row-words.ts';

export interface NamedColumn {
  /** Column of the grid, counted from 0. */
  readonly column: number;
  /** The word at the bottom when no other column has it, else with those above: 起点/桩号. Empty when there is none. */
  readonly name: string;
  /** Other ways to write the same. */
  readonly spellings: readonly string[];
}

/** Names every column of the header, those without a word too. */
export function nameColumns(header: readonly GridRow[]): readonly NamedColumn[] {
  const layers = header.filter((row) => !isMarks(row));
  const widths = header.map(({ cells }) => cells.findLastIndex(isFilled) + 1);
  const ends = header.flatMap((row) =>
    row.spans.filter(({ column }) => isFilled(row.cells[column])).map(({ column, width }) => column + width),
  );
  const width = Math.max(0, ...widths, ...ends);
  const spread = layers.map((row, index) => spreadWords(row, layers[index + 1], width));
  const paths = Array.from({ length: width }, (_, column) => pathOf(spread.map((words) => words[column] ?? '')));
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(wordOf(path.at(-1)), (counts.get(wordOf(path.at(-1))) ?? 0) + 1);
  return paths.map((path, column) => {
    const leaf = path.at(-1) ?? '';
    const name = counts.get(wordOf(leaf)) === 1 ? leaf : path.join('/');
    return { column, name, spellings: spellingsOf(path).filter((spelling) => spelling !== name) };
  });
}

/** The words of a row over all columns that they head: merged ranges, or without them the gaps that have a word below. */
function spreadWords(row: GridRow, below: GridRow | undefined, width: number): readonly string[] {
  const words = Array.from({ length: width }, (_, column) => textOf(row.cells[column]));
  const wide = row.spans.filter((span) => span.width > 1 && words[span.column] !== '');
  for (const span of wide) words.fill(words[span.column] ?? '', span.column, Math.min(width, span.column + span.width));
  if (row.spans.length > 0 || below === undefined) return words;
  for (let column = 1; column < width; column += 1) {
    const isGap = words[column] === '' && isFilled(below.cells[column]);
    if (isGap && isFilled(below.cells[column - 1])) words[column] = words[column - 1] ?? '';
  }
  return words;
}

/** From top to bottom, each word once; a unit below a word goes into brackets behind it. */
function pathOf(words: readonly string[]): readonly string[] {
  const path: string[] = [];
  for (const word of words) {
    const last = path.at(-1);
    if (word === '' || word === last) continue;
    if (last !== undefined && isUnit(word)) path[path.length - 1] = `${last}(${wordOf(word).replaceAll(/[()]/g, '')})`;
    else path.push(word);
  }
  return path;
}

function spellingsOf(path: readonly string[]): readonly string[] {
  if (path.length < 2) return [];
  const [parent = '', leaf = ''] = path.slice(-2);
  return [...new Set([leaf, parent + leaf, leaf + parent, path.join(''), path.join('/')])];
}
