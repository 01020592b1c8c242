import { describe, expect, it } from 'vitest';
import { type ChartLook, type ChartOption, chartFont } from '#dashboard/src/charts/chart-option.ts';
import { chartPicture, pictureLook } from '#dashboard/src/charts/chart-picture.ts';
import { drawSvg } from '#dashboard/src/charts/engine.ts';
import { monthsChart } from '#dashboard/src/charts/months-chart.ts';
import { planChart } from '#dashboard/src/charts/plan-chart.ts';
import { rankingChart } from '#dashboard/src/charts/ranking-chart.ts';
import { palettes } from '#dashboard/src/look/palette.ts';
import { screenOf } from '#dashboard/src/look/use-screen.ts';
import { rankFigures } from '#dashboard/src/ranking/rank.ts';
import { planZh } from '#dashboard/src/words/plan-zh.ts';
import { zh } from '#dashboard/src/words/zh.ts';
import { statuses } from '#geodata/vocabulary/status.ts';
import { coloursOf, drawnColours } from '../support/colours.ts';

const codes = statuses.map(({ code }) => code);

/** Every chart that there is, each with every status and with what is not planned. */
const charts: Readonly<Record<string, (look: ChartLook) => ChartOption>> = {
  ranking: (look) => {
    const figures = codes.map((status, at) => ({
      ...{ region: status, name: status, value: status === 'no_data' ? null : 90 - at },
      ...{ success: 0, population: 0, status },
    }));
    const target = { operator: '>=', value: 95 };
    return rankingChart({ ranked: rankFigures(figures), target, selected: 'met', words: zh }, look);
  },
  plan: (look) => {
    const bars = codes.map((status, at) => ({
      ...{ item: status, title: status, amounts: '1 / 2', status },
      ...{ percent: status === 'no_data' ? null : 40 + at, expectedPercent: status === 'no_data' ? null : 60 },
    }));
    return planChart(bars, look);
  },
  months: (look) => {
    const points = [1, 2, 3].map((month) => ({ month, done: month, reported: month * 2, expected: month * 3 }));
    return monthsChart({ points, plan: 20, unit: '公里', language: 'zh', words: planZh.months }, look);
  },
};
const draw = (name: string, look: ChartLook) =>
  drawnColours(drawSvg(charts[name]?.(look) ?? {}, { widthPx: 520, heightPx: 300 }));
const marked = { ranking: codes, plan: codes.filter((code) => code !== 'no_data'), months: [] };

describe.each(Object.entries(palettes))('in the %s palette', (_name, palette) => {
  const look: ChartLook = { ...screenOf(1366, 768), palette, fontFamily: chartFont };

  it.each(Object.keys(charts))('the chart %s uses colours of the palette and no other', (name) => {
    const drawn = draw(name, look);
    expect(drawn.size).toBeGreaterThan(3);
    const own = coloursOf(palette);
    expect([...drawn].filter((colour) => !own.has(colour))).toEqual([]);
  });

  it.each(Object.entries(marked))('the chart %s shows each status in its colour', (name, shown) => {
    const drawn = draw(name, look);
    for (const status of shown) expect([...drawn], status).toContain(palette.status[status]);
  });
});

it('the picture that leaves the page is in the colours of paper, whatever the theme of the page', () => {
  const option = charts.ranking?.(pictureLook) ?? {};
  const { svg } = chartPicture(option, 200, { title: '甲', facts: ['乙'], mark: '演示数据' });
  const own = coloursOf(palettes.paper);
  expect([...drawnColours(svg)].filter((colour) => !own.has(colour))).toEqual([]);
});
