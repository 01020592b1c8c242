import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import { fontFamily, subsetFonts } from './fonts.ts';
import type { Sheet } from './sheet.ts';
import { sheetMarkup } from './sheet-to-svg.ts';

const dotsPerInch = 200;
const millimetresPerInch = 25.4;

/** The same sheet in dots, drawn off the main thread; 3307 x 2339 for A3. */
export async function sheetToPng(sheet: Sheet): Promise<Buffer> {
  const markup = sheetMarkup(sheet);
  const folder = await mkdtemp(join(tmpdir(), 'tongcun-sheet-'));
  try {
    const fontFiles = await writeFonts(folder, markup);
    const rendered = await renderAsync(markup, {
      background: '#FFFFFF',
      font: { loadSystemFonts: false, fontFiles, defaultFontFamily: fontFamily },
      fitTo: { mode: 'width', value: Math.round((sheet.widthMm * dotsPerInch) / millimetresPerInch) },
    });
    return rendered.asPng();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** resvg takes fonts as files only. */
async function writeFonts(folder: string, markup: string): Promise<string[]> {
  const fonts = await subsetFonts(markup);
  const paths = fonts.map(({ weight }) => join(folder, `${weight}.otf`));
  await Promise.all(fonts.map(({ data }, index) => writeFile(paths[index] ?? '', data)));
  return paths;
}
