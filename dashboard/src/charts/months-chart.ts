import type { Language } from '../address/address.ts';
import { formatQuantity } from '../format/number.ts';
import type { ChartLook, ChartOption } from './chart-option.ts';

export interface MonthPoint {
  readonly month: number;
  readonly done: number | null;
  readonly reported: number | null;
  readonly expected: number | null;
}

export interface MonthSeries {
  readonly points: readonly MonthPoint[];
  /** Planned for the whole year; null: not planned. */
  readonly plan: number | null;
  readonly unit: string;
  readonly language: Language;
  readonly words: {
    readonly done: string;
    readonly reported: string;
    readonly expected: string;
    readonly plan: string;
    readonly month: (month: number) => string;
  };
}

type Line = 'done' | 'reported' | 'expected';

export function monthsHeight(fontPx: number): number {
  return Math.round(fontPx * 18);
}

/** What was done, reported and due, added up month by month, each named at its end; the plan is a line across. */
export function monthsChart(series: MonthSeries, look: ChartLook): ChartOption {
  const { palette, fontPx, fontFamily } = look;
  const { points, plan, words, language } = series;
  const text = { color: palette.textQuiet, fontFamily, fontSize: Math.max(12, fontPx * 0.9) };
  return {
    animation: false,
    textStyle: { fontFamily, fontSize: fontPx },
    aria: { enabled: false },
    grid: { left: fontPx * 4.2, right: fontPx * 8.6, top: fontPx * 2, bottom: fontPx * 2 },
    xAxis: {
      type: 'category',
      data: points.map(({ month }) => words.month(month)),
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { ...text, interval: look.narrow ? 2 : 0 },
    },
    yAxis: {
      type: 'value',
      name: series.unit,
      nameTextStyle: { ...text, align: 'right' },
      splitLine: { showMaxLine: false, lineStyle: { color: palette.line } },
      axisLabel: { ...text, showMaxLabel: false, formatter: (value: number) => formatQuantity(value, language) },
      ...(plan === null ? {} : { max: (range: { max: number }) => Math.max(range.max, plan) * 1.1 }),
    },
    series: (['expected', 'reported', 'done'] as const).map((line) => ({
      ...lineOf(line, series, look),
      ...(line === 'done' && plan !== null ? { markLine: planLine(series, plan, look) } : {}),
    })),
  };
}

function lineOf(line: Line, series: MonthSeries, { palette, fontPx, fontFamily }: ChartLook) {
  const colours = { done: palette.accent, reported: palette.work, expected: palette.textQuiet };
  return {
    type: 'line' as const,
    data: series.points.map((point) => point[line]),
    symbol: 'circle',
    showSymbol: line !== 'expected',
    symbolSize: fontPx / 2.6,
    lineStyle: { width: line === 'done' ? 3 : 1.5, color: colours[line], type: dashOf(line) },
    itemStyle: { color: colours[line] },
    endLabel: {
      show: true,
      formatter: series.words[line],
      color: colours[line],
      fontFamily,
      fontSize: fontPx,
      fontWeight: line === 'done' ? ('bold' as const) : ('normal' as const),
      offset: [0, labelOffsets(series, fontPx)[line]],
    },
  };
}

function dashOf(line: Line): 'solid' | 'dashed' | 'dotted' {
  if (line === 'done') return 'solid';
  return line === 'reported' ? 'dashed' : 'dotted';
}

/** Names at the ends of lines that meet are moved apart. */
function labelOffsets({ points, plan }: MonthSeries, fontPx: number): Readonly<Record<Line, number>> {
  const lastOf = (line: Line) =>
    points
      .map((point) => point[line])
      .filter((value) => value !== null)
      .at(-1) ?? 0;
  const [done, reported] = [lastOf('done'), lastOf('reported')];
  const near = Math.abs(done - reported) < 0.09 * Math.max(plan ?? 0, done, reported, lastOf('expected'));
  const apart = near ? fontPx * 0.65 : 0;
  return { done: done >= reported ? -apart : apart, reported: done >= reported ? apart : -apart, expected: 0 };
}

function planLine({ words, language, unit }: MonthSeries, plan: number, { palette, fontPx, fontFamily }: ChartLook) {
  return {
    silent: true,
    symbol: 'none' as const,
    lineStyle: { color: palette.text, type: 'solid' as const, width: 1 },
    label: {
      formatter: `${words.plan} ${formatQuantity(plan, language)} ${unit}`,
      position: 'insideStartTop' as const,
      color: palette.text,
      fontFamily,
      fontSize: fontPx,
    },
    data: [{ yAxis: plan }],
  };
}
