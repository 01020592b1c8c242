import type { Alignment, Borders, Cell, Fill } from 'exceljs';

const family = 'Microsoft YaHei';
const ink = 'FF1B2733';
const muted = 'FF5A6572';

export const font = {
  title: { name: family, size: 16, bold: true, color: { argb: ink } },
  head: { name: family, size: 10, bold: true, color: { argb: ink } },
  headOnDark: { name: family, size: 10, bold: true, color: { argb: 'FFFFFFFF' } },
  body: { name: family, size: 10, color: { argb: ink } },
  strong: { name: family, size: 10, bold: true, color: { argb: ink } },
  note: { name: family, size: 9, color: { argb: muted } },
  link: { name: family, size: 10, color: { argb: 'FF1F5FA8' }, underline: true },
} as const;

export const fill = {
  required: solid('FF1F4E79'),
  derived: solid('FFBDD3E6'),
  optional: solid('FFE9EEF2'),
} as const;

const hair = { style: 'thin', color: { argb: 'FFC3CBD2' } } as const;
export const grid: Partial<Borders> = { top: hair, bottom: hair, left: hair, right: hair };

export const align = {
  head: { horizontal: 'center', vertical: 'middle', wrapText: true },
  text: { horizontal: 'left', vertical: 'middle', wrapText: true, indent: 1 },
  line: { horizontal: 'left', vertical: 'middle', wrapText: true },
  figure: { horizontal: 'right', vertical: 'middle', indent: 1 },
  centre: { horizontal: 'center', vertical: 'middle' },
} as const satisfies Record<string, Partial<Alignment>>;

export function solid(argb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}

/** A4 landscape, one page wide. */
export const page = {
  paperSize: 9,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.3, footer: 0.3 },
} as const;

/** A comment in the font of the sheet; its first line stands out. */
export function comment(first: string, ...more: readonly string[]): Cell['note'] {
  const base = { name: family, size: 9 };
  const texts = [{ font: { ...base, bold: true }, text: first }];
  const rest = more
    .filter((line) => line !== '')
    .map((line) => ({ font: { ...base, bold: false }, text: `\n${line}` }));
  return { texts: [...texts, ...rest] };
}
