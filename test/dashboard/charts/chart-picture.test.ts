import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { chartPicture, pictureLook } from '#dashboard/src/charts/chart-picture.ts';
import { type MonthSeries, monthsChart, monthsHeight } from '#dashboard/src/charts/months-chart.ts';
import { planZh } from '#dashboard/src/words/plan-zh.ts';

const series: MonthSeries = {
  points: [
    { month: 1, done: 0, reported: 0, expected: 40 },
    { month: 2, done: 30, reported: 31, expected: 80 },
    { month: 3, done: null, reported: null, expected: 120 },
  ],
  plan: 480,
  unit: '公里',
  language: 'zh',
  words: planZh.months,
};
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
const picture = (of: MonthSeries, mark?: string) =>
  chartPicture(monthsChart(of, pictureLook), monthsHeight(pictureLook.fontPx), {
    title: '绍兴市 <路面维修> & 逐月',
    facts: ['数据截止：2020-09-30'],
    mark,
  });

describe('the picture of a chart', () => {
  it('stands by itself: title, chart, mark and what it rests on', () => {
    const { svg, widthPx, heightPx } = picture(series, '演示数据，不得用作公文');
    const texts = textsOf(svg);
    expect(texts[0]).toBe('绍兴市 &lt;路面维修&gt; &amp; 逐月');
    expect(texts.slice(-2)).toEqual(['演示数据，不得用作公文', '数据截止：2020-09-30']);
    expect([widthPx, heightPx]).toEqual([960, expect.any(Number)]);
    expect(svg).not.toMatch(/href=|url\(http/);
    // A parser of XML takes it, as a word processor will.
    expect(new Resvg(svg).render().width).toBe(960);
  });

  it('breaks a long fact into lines, and loses nothing of it', () => {
    const fact = `口径：${'农村公路总里程按路段累加'.repeat(12)}`;
    const { svg } = chartPicture(monthsChart(series, pictureLook), 200, { title: 'a', facts: [fact] });
    const lines = textsOf(svg).slice(-3);
    expect(lines.join('')).toBe(fact);
    for (const line of lines) expect(line?.length).toBeLessThan(75);
  });

  it('names each line at its end and the plan at its line', () => {
    const texts = textsOf(picture(series).svg);
    for (const text of ['完成', '月报', '应完成', '年度计划 480 公里', '1月']) expect(texts).toContain(text);
  });

  it('draws no line for what was not planned', () => {
    const points = series.points.map((point) => ({ ...point, expected: null }));
    const texts = textsOf(picture({ ...series, plan: null, points }).svg);
    expect(texts.join()).not.toContain('年度计划');
  });
});
