import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The typeface of every sheet: Noto Sans Hans (SIL OFL 1.1) from `@embedpdf/fonts-sc`, 30,757 characters,
 * so that a machine without any Chinese font draws the same sheet as one with many.
 * The family name is the one inside the files.
 */
export const fontFamily = 'Noto Sans S Chinese';

/** For programs that open the SVG and do not have the typeface. */
export const fontFallbacks = `${fontFamily}, Noto Sans SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif`;

const files = ['NotoSansHans-Regular.otf', 'NotoSansHans-Bold.otf'] as const;

const distribution = dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc'));

export const fontPaths: readonly string[] = files.map((file) => join(distribution, '../fonts', file));

export function readFonts(): Buffer[] {
  return fontPaths.map((path) => readFileSync(path));
}
