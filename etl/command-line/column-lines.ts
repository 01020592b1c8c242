import type { ColumnGuess } from '../map/explain-match.ts';
import { fitText, padText, textWidth } from '../text-width.ts';
import type { Language, Printer } from './printer.ts';

const howWords: Readonly<Record<ColumnGuess['how'], Readonly<Record<Language, string>>>> = {
  name: { zh: '字段名', en: 'name' },
  alias: { zh: '别名', en: 'alias' },
  cut: { zh: '截短名', en: 'cut name' },
  unit: { zh: '去单位', en: 'unit off' },
  mapping: { zh: '映射', en: 'mapping' },
  saved: { zh: '已存映射', en: 'saved' },
  none: { zh: '未读取', en: 'not read' },
};
const heads = {
  zh: ['列', '字段', '依据', '样值'],
  en: ['column', 'field', 'by', 'values'],
} as const;
const widestName = 24;
const gap = '  ';

/**
 * What every column was taken for: those that bear the name of their field in one list, the others as a table of
 * column, field, reason and first values.
 */
export function columnLines(columns: readonly ColumnGuess[], { language, width }: Place): string[] {
  const plain = columns.filter(({ how }) => how === 'name');
  const guessed = columns.filter(({ how }) => how !== 'name');
  return [...plainLines(plain, { language, width }), ...tableLines(guessed, { language, width })];
}

type Place = Pick<Printer, 'language' | 'width'>;

function plainLines(plain: readonly ColumnGuess[], { language, width }: Place): string[] {
  if (plain.length === 0) return [];
  const pairs = plain.map(({ column, field }) => (column === field ? column : `${column}→${field}`));
  const head = language === 'zh' ? `${plain.length} 列即字段名：` : `${plain.length} columns named as their fields:`;
  const lines = [`${gap}${head}`];
  for (const pair of pairs) {
    const line = lines.at(-1) ?? '';
    const fits = textWidth(line) + gap.length + textWidth(pair) <= width;
    if (fits) lines[lines.length - 1] = `${line}${gap}${pair}`;
    else lines.push(`${gap}${gap}${pair}`);
  }
  return lines;
}

function tableLines(guessed: readonly ColumnGuess[], { language, width }: Place): string[] {
  if (guessed.length === 0) return [];
  const rows = [heads[language], ...guessed.map((guess) => cellsOf(guess, language))];
  const widths = [0, 1, 2].map((at) => Math.min(widestName, Math.max(...rows.map((row) => textWidth(row[at] ?? '')))));
  return rows.map((row) => {
    const names = widths.map((most, at) => padText(fitText(row[at] ?? '', most), most)).join(gap);
    const room = width - textWidth(names) - 2 * gap.length;
    return `${gap}${names}${gap}${fitText(row[3] ?? '', Math.max(8, room))}`.trimEnd();
  });
}

function cellsOf({ column, field, how, samples, personal, maybe }: ColumnGuess, language: Language): readonly string[] {
  const separator = language === 'zh' ? '、' : ', ';
  if (personal)
    return [column, '—', howWords.none[language], language === 'zh' ? '个人信息，不入库' : 'personal data, not stored'];
  const question = language === 'zh' ? `是否为 ${maybe}？` : `perhaps ${maybe}?`;
  return [column, field ?? (maybe === undefined ? '—' : question), howWords[how][language], samples.join(separator)];
}
