import type { Code } from '#geodata/vocabulary/code-list.ts';

const yes = new Set(['是', '有', '已', '已列养', '列养', 'true', 't', 'yes', 'y', '1', '√', '✓']);
const no = new Set(['否', '无', '未', '未列养', '不列养', 'false', 'f', 'no', 'n', '0', '×', 'x']);

const wordsOfList = new WeakMap<readonly Code[], ReadonlyMap<string, string>>();

/** Case, width and spaces do not tell words apart. */
export function squeeze(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
}

/** The code that a word of a file stands for: the code itself, its Chinese or English name or an alias. */
export function parseCode(text: string, codes: readonly Code[]): string | undefined {
  let words = wordsOfList.get(codes);
  if (words === undefined) {
    words = new Map(
      codes.flatMap(({ code, zh, en, aliases = [] }) =>
        [...aliases, en, zh, code].map((word) => [squeeze(word), code] as const),
      ),
    );
    wordsOfList.set(codes, words);
  }
  return words.get(squeeze(text));
}

/** Several codes joined by + or 、 or a comma; in the order of the list, each once. */
export function parseCodes(text: string, codes: readonly Code[]): readonly string[] | undefined {
  const found = text
    .split(/[+＋、，,;；]/)
    .filter((part) => part.trim() !== '')
    .map((part) => parseCode(part, codes));
  if (found.length === 0 || found.includes(undefined)) return undefined;
  return codes.map(({ code }) => code).filter((code) => found.includes(code));
}

export function parseBoolean(text: string): 'true' | 'false' | undefined {
  const word = squeeze(text);
  if (yes.has(word)) return 'true';
  return no.has(word) ? 'false' : undefined;
}
