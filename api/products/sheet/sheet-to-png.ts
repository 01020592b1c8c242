import { renderAsync } from '@resvg/resvg-js';
import { fontFamily, fontPaths } from './fonts.ts';
import type { Sheet } from './sheet.ts';
import { sheetToSvg } from './sheet-to-svg.ts';

const dotsPerInch = 200;
const millimetresPerInch = 25.4;

/** The same sheet in dots, drawn off the main thread; 3307 x 2339 for A3. */
export async function sheetToPng(sheet: Sheet): Promise<Buffer> {
  const rendered = await renderAsync(sheetToSvg(sheet, fontFamily), {
    background: '#FFFFFF',
    font: { loadSystemFonts: false, fontFiles: [...fontPaths], defaultFontFamily: fontFamily },
    fitTo: { mode: 'width', value: Math.round((sheet.widthMm * dotsPerInch) / millimetresPerInch) },
  });
  return rendered.asPng();
}
