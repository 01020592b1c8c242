import type { Palette } from '#dashboard/src/look/palette.ts';

/** Every colour of a palette, as it is written there. */
export function coloursOf(palette: Palette): ReadonlySet<string> {
  const flat = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value ? Object.values(value).flatMap(flat) : [];
  return new Set(flat(palette));
}

const noColour = new Set(['none', 'transparent']);

/** What cuts, which nobody sees, and what is lit under the pointer: echarts makes that of the mark's own colour. */
const notDrawn = /<clipPath.*?<\/clipPath>|<defs.*?<\/defs>|<style.*?<\/style>/gs;

/** Every colour that a drawing uses, as `#rrggbb`; one written in another way stays as it is, so that it is found. */
export function drawnColours(svg: string): ReadonlySet<string> {
  const written = [
    ...svg.replace(notDrawn, '').matchAll(/(?:\b(?:fill|stroke|color|stop-color)(?:="|:\s*))([^;"]+)/g),
  ].map(([, colour]) => String(colour).trim());
  return new Set(written.filter((colour) => !noColour.has(colour)).map(asHex));
}

function asHex(colour: string): string {
  const parts = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(colour);
  if (!parts) return colour.toLowerCase();
  return `#${parts
    .slice(1, 4)
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('')}`;
}
