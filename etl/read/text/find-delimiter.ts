export interface Delimiter {
  /** `spaces` for any run of them. */
  readonly delimiter: string;
  /** Lines to leave out at the beginning: `sep=;`. */
  readonly skipLines: number;
}

const candidates = [',', '\t', ';', '|', '，'];
const linesLookedAt = 60;
/** A printed plan table pasted from a page, its tabs turned into spaces. */
const spacedHead = /^\s*(区域|区县|县区|地区) +(年度|年份) +\S/;
/** Excel writes and obeys it. */
const statement = /^sep=(.)\r?$/i;

/**
 * What divides the cells: what the first line states (`sep=;`), a tab in .tsv, else the candidate that stands in most
 * of the first lines and there most evenly. Spaces divide a printed plan table when it was pasted without its tabs.
 */
export function findDelimiter(start: string, name: string): Delimiter {
  const lines = start.split(/\r\n|\n|\r/, linesLookedAt + 1).slice(0, linesLookedAt);
  const stated = statement.exec(lines[0] ?? '')?.[1];
  if (stated !== undefined) return { delimiter: stated, skipLines: 1 };
  if (name.toLowerCase().endsWith('.tsv') && start.includes('\t')) return { delimiter: '\t', skipLines: 0 };
  if (lines.some((line) => spacedHead.test(line))) return { delimiter: 'spaces', skipLines: 0 };
  const scored = candidates.map((delimiter) => ({ delimiter, ...scoreOf(lines, delimiter) }));
  const best = scored.reduce((one, other) => (isBetter(other, one) ? other : one));
  return { delimiter: best.delimiter, skipLines: 0 };
}

interface Score {
  /** Lines with as many delimiters as most lines have that have any. */
  readonly even: number;
  readonly count: number;
}

function isBetter(one: Score, other: Score): boolean {
  return one.even === other.even ? one.count > other.count : one.even > other.even;
}

function scoreOf(lines: readonly string[], delimiter: string): Score {
  const counts = countsOutsideQuotes(lines, delimiter).filter((count) => count > 0);
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  let best: Score = { even: 0, count: 0 };
  for (const [count, even] of tally) {
    const next = { even, count };
    if (isBetter(next, best)) best = next;
  }
  return best;
}

/** A quoted cell may go over several lines. */
function countsOutsideQuotes(lines: readonly string[], delimiter: string): readonly number[] {
  let isQuoted = false;
  return lines.map((line) => {
    let count = 0;
    for (const character of line) {
      if (character === '"') isQuoted = !isQuoted;
      else if (character === delimiter && !isQuoted) count += 1;
    }
    return count;
  });
}
