import { theme as antdTheme, type ThemeConfig } from 'antd';
import type { Theme } from '../address/address.ts';
import { type Palette, palettes } from './palette.ts';

const fontFamily =
  '"Inter Figures", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", system-ui, sans-serif';

/** Hands the palette to CSS as `--ground`, `--text-quiet`, `--status-at-risk` … */
export function cssVariables(palette: Palette): Readonly<Record<string, string>> {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(palette)) {
    if (typeof value === 'string') variables[`--${kebab(name)}`] = value;
  }
  for (const [name, value] of Object.entries(palette.status)) variables[`--status-${kebab(name)}`] = value;
  return variables;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll('_', '-');
}

/** antd in the colours and the type size of the page. `fontPx` grows with the screen; nothing is scaled by CSS. */
export function antdThemeOf(theme: Theme, fontPx: number): ThemeConfig {
  const palette = palettes[theme];
  return {
    algorithm: theme === 'night' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: palette.accent,
      colorBgBase: palette.panel,
      // What a page stands on and what floats above it: antd would mix blues of its own for the night.
      colorBgLayout: palette.ground,
      colorBgContainer: palette.panel,
      colorBgElevated: theme === 'night' ? palette.accentSoft : palette.panel,
      colorTextBase: palette.text,
      colorLink: palette.accent,
      colorInfo: palette.accent,
      colorSuccess: palette.status.met,
      colorWarning: palette.status.at_risk,
      colorError: palette.status.behind,
      // What stands on the accent: the night's accent is light.
      colorTextLightSolid: palette.onAccent,
      colorTextPlaceholder: palette.textQuiet,
      colorTextDescription: palette.textQuiet,
      colorBorder: palette.line,
      borderRadius: 4,
      controlHeight: Math.round(fontPx * 2.1),
      fontSize: fontPx,
      fontFamily,
      motion: false,
    },
  };
}
