import { describe, expect, it } from 'vitest';
import { type Palette, palettes, rgba } from '#dashboard/src/look/palette.ts';

type Triple = readonly [number, number, number];

/** Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB. */
const sights = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
} as const;

function linear(hex: string): Triple {
  const [red, green, blue] = rgba(hex);
  const straighten = (part: number) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return [straighten(red), straighten(green), straighten(blue)];
}

function seen([red, green, blue]: Triple, matrix: readonly number[]): Triple {
  const row = (at: number) => {
    const [a = 0, b = 0, c = 0] = matrix.slice(at, at + 3);
    return Math.min(1, Math.max(0, a * red + b * green + c * blue));
  };
  return [row(0), row(3), row(6)];
}

/** CIE L*a*b*, D65. */
function lab([red, green, blue]: Triple): Triple {
  const bend = (share: number) => (share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116);
  const x = bend((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
  const y = bend(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = bend((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function difference(one: string, other: string, matrix: readonly number[]): number {
  const [l1, a1, b1] = lab(seen(linear(one), matrix));
  const [l2, a2, b2] = lab(seen(linear(other), matrix));
  return Math.hypot(l1 - l2, a1 - a2, b1 - b2);
}

function contrast(one: string, other: string): number {
  const light = ([red, green, blue]: Triple) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const [first, second] = [light(linear(one)), light(linear(other))];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

function pairs(colours: readonly string[]): readonly (readonly [string, string])[] {
  return colours.flatMap((one, at) => colours.slice(at + 1).map((other) => [one, other] as const));
}

const grey = (hex: string): number => lab(linear(hex))[0];

/** From each colour to the next, as print in grey has them. */
const steps = (scale: readonly string[]): readonly number[] =>
  scale.slice(1).map((colour, at) => grey(colour) - grey(scale[at] ?? ''));

describe.each(Object.entries(palettes))('the %s palette', (_name, palette: Palette) => {
  it.each(Object.entries(sights))('keeps the five statuses apart in %s sight', (_sight, matrix) => {
    for (const [one, other] of pairs(Object.values(palette.status))) {
      expect(difference(one, other, matrix), `${one} ${other}`).toBeGreaterThan(15);
    }
  });

  it.each(Object.entries(sights))('keeps gap marks apart from the rest in %s sight', (_sight, matrix) => {
    expect(difference(palette.villageGap, palette.village, matrix)).toBeGreaterThan(15);
    expect(difference(palette.roadGap, palette.road, matrix)).toBeGreaterThan(15);
  });

  it.each(Object.entries(sights))('keeps classes of roads and steps of density apart in %s sight', (_sight, matrix) => {
    for (const scale of [palette.ordered, palette.density]) {
      for (const [one, other] of pairs(scale)) {
        expect(difference(one, other, matrix), `${one} ${other}`).toBeGreaterThan(12);
      }
    }
    for (const one of palette.ordered) expect(difference(one, palette.notGiven, matrix), one).toBeGreaterThan(12);
  });

  it.each(Object.entries(sights))('keeps areas and kinds of stations apart in %s sight', (_sight, matrix) => {
    for (const scale of [[palette.areaMet, ...palette.areaBelow, palette.areaNone], palette.kinds]) {
      for (const [one, other] of pairs(scale)) {
        expect(difference(one, other, matrix), `${one} ${other}`).toBeGreaterThan(10);
      }
    }
  });

  it.each(Object.entries(sights))(
    'keeps water apart from the ground, areas and roads in %s sight',
    (_sight, matrix) => {
      const around = [palette.mapGround, palette.areaMet, ...palette.areaBelow, palette.areaNone, palette.road];
      for (const one of around) expect(difference(palette.water, one, matrix), one).toBeGreaterThan(15);
    },
  );

  it('keeps steps of density apart without colour', () => {
    for (const step of steps(palette.density)) expect(Math.abs(step)).toBeGreaterThan(6);
  });

  it('has text of at least 4.5:1 and status marks of at least 2.5:1 on a panel', () => {
    for (const text of [palette.text, palette.textQuiet, palette.accent, palette.status.behind]) {
      expect(contrast(text, palette.panel), text).toBeGreaterThanOrEqual(4.5);
    }
    for (const text of [palette.text, palette.textQuiet]) {
      expect(contrast(text, palette.sunken), text).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(4.5);
    for (const mark of Object.values(palette.status)) expect(contrast(mark, palette.panel), mark).toBeGreaterThan(2.5);
  });
});

it('makes ordered classes darker from best to worst on paper, which is printed in grey', () => {
  for (const step of steps(palettes.paper.ordered)) expect(step).toBeLessThan(-8);
});

it('reads hexadecimal colours and an opacity', () => {
  expect(rgba('#0b1420', 0.5)).toEqual([11, 20, 32, 128]);
});
