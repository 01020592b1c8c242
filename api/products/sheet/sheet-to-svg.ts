import { fontFallbacks } from './fonts.ts';
import type { Sheet } from './sheet.ts';
import { element, escapeXml } from './svg-element.ts';

/** `families` names the typeface; the readers of the file get fallbacks, our own renderers the exact one. */
export function sheetToSvg(sheet: Sheet, families: string = fontFallbacks): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: `${sheet.widthMm}mm`,
      height: `${sheet.heightMm}mm`,
      viewBox: `0 0 ${sheet.widthMm} ${sheet.heightMm}`,
      'font-family': families,
      'xml:lang': sheet.lang,
    },
    element('title', {}, escapeXml(sheet.title)),
    element('desc', {}, escapeXml(sheet.subject)),
    sheet.body,
  );
}
