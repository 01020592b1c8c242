import { fontFamily, subsetFonts } from './fonts.ts';
import type { Sheet } from './sheet.ts';
import { element, escapeXml } from './svg-element.ts';

/** The sheet as one SVG in millimetres, its text in the family `fontFamily`. */
export function sheetMarkup(sheet: Sheet, style = ''): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: `${sheet.widthMm}mm`,
      height: `${sheet.heightMm}mm`,
      viewBox: `0 0 ${sheet.widthMm} ${sheet.heightMm}`,
      'font-family': `${fontFamily}, Noto Sans SC, Source Han Sans SC, sans-serif`,
      'xml:lang': sheet.lang,
    },
    element('title', {}, escapeXml(sheet.title)),
    element('desc', {}, escapeXml(sheet.subject)),
    style,
    sheet.body,
  );
}

/** A file that looks the same everywhere: the characters it uses are embedded as a font. */
export async function sheetToSvg(sheet: Sheet): Promise<Buffer> {
  const fonts = await subsetFonts(sheetMarkup(sheet));
  const faces = fonts.map(
    ({ weight, data }) =>
      `@font-face{font-family:"${fontFamily}";font-weight:${weight};src:url(data:font/otf;base64,${data.toString('base64')}) format("opentype")}`,
  );
  const style = element('style', { type: 'text/css' }, faces.join(''));
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${sheetMarkup(sheet, style)}\n`);
}
