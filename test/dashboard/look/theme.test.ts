import { theme as antdTheme } from 'antd';
import { describe, expect, it } from 'vitest';
import { palettes } from '#dashboard/src/look/palette.ts';
import { antdThemeOf } from '#dashboard/src/look/theme.ts';
import { listSources } from '../../house/source-files.ts';
import { coloursOf } from '../support/colours.ts';

const themes = ['paper', 'night'] as const;
const tokensOf = (theme: (typeof themes)[number]) => antdTheme.getDesignToken(antdThemeOf(theme, 14));

describe.each(themes)('antd in %s', (theme) => {
  const palette = palettes[theme];
  const given = Object.entries(antdThemeOf(theme, 14).token ?? {}).filter(([name]) => name.startsWith('color'));

  it('is given no colour that is not in the palette', () => {
    const own = coloursOf(palette);
    expect(given.length).toBeGreaterThan(10);
    for (const [name, colour] of given) expect([...own], name).toContain(colour);
  });

  it('is left none of its own seeds, from which it would mix the rest', () => {
    const seeds = Object.keys(antdTheme.defaultSeed).filter((name) => name.startsWith('color'));
    const names = given.map(([name]) => name);
    // The shadow is no colour of the page.
    expect(seeds.filter((name) => !names.includes(name) && name !== 'colorShadow')).toEqual([]);
  });

  it('stands on the ground and the panels of the page, in its text and with its lines', () => {
    const { colorBgLayout, colorBgContainer, colorTextBase, colorBorder, colorTextDescription } = tokensOf(theme);
    expect([colorBgLayout, colorBgContainer]).toEqual([palette.ground, palette.panel]);
    expect([colorTextBase, colorBorder, colorTextDescription]).toEqual([palette.text, palette.line, palette.textQuiet]);
  });
});

it('the two themes of antd differ, and in the size of type only as asked', () => {
  const [paper, night] = themes.map(tokensOf);
  expect(paper?.colorBgElevated).not.toBe(night?.colorBgElevated);
  expect(paper?.colorPrimary).not.toBe(night?.colorPrimary);
  expect(paper?.fontSize).toBe(night?.fontSize);
  expect(antdThemeOf('paper', 40).token?.fontSize).toBe(40);
});

it('one place hands antd its theme, so that no part of a page looks otherwise', () => {
  const providers = listSources().filter(({ top, text }) => top === 'dashboard' && /<ConfigProvider\b/.test(text));
  expect(providers.map(({ path, text }) => [path, text.match(/<ConfigProvider\b/g)?.length])).toEqual([
    ['dashboard/src/App.tsx', 1],
  ]);
});
