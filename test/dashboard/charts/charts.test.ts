import { BarChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { describe, expect, it } from 'vitest';
import type { ChartLook, ChartOption } from '#dashboard/src/charts/chart-option.ts';
import { type PlanBar, planAxisEnd, planChart, planHeight } from '#dashboard/src/charts/plan-chart.ts';
import { rankingChart, rankingHeight } from '#dashboard/src/charts/ranking-chart.ts';
import { spareRowRem } from '#dashboard/src/charts/row-axes.ts';
import { palettes } from '#dashboard/src/look/palette.ts';
import { screenOf } from '#dashboard/src/look/use-screen.ts';
import type { RegionFigure } from '#dashboard/src/map/region-figure.ts';
import { rankFigures } from '#dashboard/src/ranking/rank.ts';
import { zh } from '#dashboard/src/words/zh.ts';

use([BarChart, ScatterChart, GridComponent, MarkLineComponent, SVGRenderer]);
const look: ChartLook = { ...screenOf(1366, 768), palette: palettes.paper, fontFamily: 'sans-serif' };

/** What a reader sees: the texts of the drawn chart. */
function drawnTexts(option: ChartOption): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 520, height: 300 });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).join('|');
}

const figure = (name: string, value: number | null, status: RegionFigure['status']): RegionFigure => ({
  region: name,
  name,
  value,
  success: 0,
  population: 0,
  status,
});

describe('the ranking', () => {
  const ranked = rankFigures([
    figure('嵊州市', 92.9134, 'at_risk'),
    figure('无数区', null, 'no_data'),
    figure('柯桥区', 99.7312, 'on_track'),
  ]);
  const ranking = { ranked, target: { operator: '>=', value: 100 }, selected: undefined, words: zh };

  it('puts the best first and what has no value last', () => {
    expect(ranked.map((entry) => entry.figure.name)).toEqual(['柯桥区', '嵊州市', '无数区']);
  });

  it('draws names, values, status shapes, gaps and the target', () => {
    const texts = drawnTexts(rankingChart(ranking, look));
    for (const text of ['嵊州市', '92.91%', '◆', '▲', '差 7.09', '目标 ≥ 100%', '—']) expect(texts).toContain(text);
  });

  it('prints a gap that adds up to the target with the printed figure', () => {
    const close = [figure('甲', 99.005, 'on_track'), figure('乙', 99.9996, 'on_track')];
    const texts = drawnTexts(rankingChart({ ...ranking, ranked: rankFigures(close) }, look)).split('|');
    const read = (pattern: RegExp) => texts.flatMap((text) => pattern.exec(text.trim())?.[1] ?? []).map(Number);
    const shares = read(/^([\d.]+)%$/);
    const gaps = read(/^差 ([\d.]+)$/);
    expect(shares).toHaveLength(2);
    shares.forEach((share, at) => {
      expect(share + (gaps[at] ?? 0)).toBeCloseTo(100, 6);
    });
  });

  it('starts its bars at zero', () => {
    expect(rankingChart(ranking, look).xAxis).toMatchObject({ min: 0, max: 100 });
  });

  it('draws no target line without a target', () => {
    expect(drawnTexts(rankingChart({ ...ranking, target: null }, look))).not.toContain('目标');
  });

  it('stands for nothing when there is nothing', () => {
    expect(() => drawnTexts(rankingChart({ ...ranking, ranked: [] }, look))).not.toThrow();
  });
});

describe('plan against actual', () => {
  const bar = (change: Partial<PlanBar>): PlanBar => ({
    item: 'pavement_repair',
    title: '路面维修',
    percent: 69.08,
    expectedPercent: 74.86,
    amounts: '345.4 / 500 公里',
    status: 'at_risk',
    ...change,
  });

  it('draws percent, amounts and shape of an item', () => {
    const texts = drawnTexts(planChart([bar({})], look));
    for (const text of ['路面维修', '69%', '345.4 / 500 公里', '◆']) expect(texts).toContain(text);
  });

  it('shows a printed dash as not planned, without bar or tick', () => {
    const option = planChart(
      [bar({ percent: null, expectedPercent: null, amounts: '未列入计划', status: 'no_data' })],
      look,
    );
    expect(drawnTexts(option)).toContain('未列入计划');
    expect(drawnTexts(option)).not.toContain('%');
    expect(option.series).toMatchObject([{ data: [{ value: 0 }] }, { data: [] }, {}]);
  });

  it('never rounds up to the whole plan', () => {
    expect(drawnTexts(planChart([bar({ percent: 99.96 })], look))).toContain('99%');
    expect(drawnTexts(planChart([bar({ percent: 100 })], look))).toContain('100%');
  });

  it('cuts a bar at the end of the axis and still says how much it was', () => {
    const option = planChart([bar({ percent: 340 })], look);
    expect(option.series).toMatchObject([{ data: [{ value: planAxisEnd }] }, {}, {}]);
    expect(drawnTexts(option)).toContain('340%');
  });

  it('keeps the amounts off a phone', () => {
    const narrow = { ...look, ...screenOf(390, 844) };
    expect(drawnTexts(planChart([bar({})], narrow))).not.toContain('公里');
    expect(drawnTexts(planChart([bar({})], narrow))).toContain('69%');
  });
});

describe('the height of charts', () => {
  it('lets ranking and plan fit a 768 px window and grow on a taller one', () => {
    const small = screenOf(1366, 768);
    expect(rankingHeight(6, small) + planHeight(14, small)).toBeLessThan(440);
    expect(planHeight(14, screenOf(1920, 1080))).toBeGreaterThan(planHeight(14, screenOf(1920, 800)));
    expect(spareRowRem(10)).toBe(0);
    expect(spareRowRem(1000)).toBeLessThan(2);
  });
});
