import type { Alignment, Borders, Fill, Worksheet } from 'exceljs';
import type { Status } from '#geodata/vocabulary/status.ts';

const family = 'Microsoft YaHei';
export const font = {
  title: { name: family, size: 16, bold: true },
  note: { name: family, size: 9, color: { argb: 'FF5A6572' } },
  mark: { name: family, size: 10, bold: true, color: { argb: 'FFB3261E' } },
  head: { name: family, size: 10, bold: true },
  body: { name: family, size: 10 },
  strong: { name: family, size: 10, bold: true },
} as const;

const hair = { style: 'thin', color: { argb: 'FF9AA4AE' } } as const;
export const grid: Partial<Borders> = { top: hair, bottom: hair, left: hair, right: hair };
export const centred: Partial<Alignment> = { horizontal: 'center', vertical: 'middle', wrapText: true };
export const leftAligned: Partial<Alignment> = { horizontal: 'left', vertical: 'middle', wrapText: true };

export function solid(argb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}
export const headFill = solid('FFE6EDF1');
export const totalFill = solid('FFF3F5F7');

/** A shape before the figure, so that the status survives a grey print; the cell stays a number. */
const statusShape: Readonly<Record<Status, string>> = {
  met: '●',
  on_track: '▲',
  at_risk: '◆',
  behind: '■',
  no_data: '',
};

/**
 * Percent as the API gives it (87.5 is 87.5 %), shown with two decimals and the shape of its status. What is not
 * quite a hundred is never shown as one.
 */
export function percentFormat(status: string, value = 0): string {
  const digits = value < 100 && value >= 99.995 ? '0.0000' : '0.00';
  const shape = Object.entries(statusShape).find(([code]) => code === status)?.[1] ?? '';
  return shape === '' ? `${digits}"%"` : `"${shape} "${digits}"%"`;
}

/** Whole numbers without a point, others with up to four decimals, as they are stored. */
export function quantityFormat(value: number): string {
  return Number.isInteger(value) ? '#,##0' : '#,##0.0###';
}

export interface PageSetup {
  /** Rows repeated on every page, e.g. `1:4`. */
  readonly titleRows: string;
  readonly footer: string;
}

const a3 = 8;

/** A3 landscape, one page wide. */
export function setUpPage(sheet: Worksheet, { titleRows, footer }: PageSetup): void {
  sheet.pageSetup = {
    // exceljs knows A3 by number but not by name.
    paperSize: a3 as number,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    printTitlesRow: titleRows,
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
  };
  // An ampersand begins a code of the footer language; doubled it is itself.
  sheet.headerFooter.oddFooter = `&L${footer.replaceAll('&', '&&')}&R&P / &N`;
}
