import type { Status } from '#geodata/vocabulary/status.ts';
import { formatShare } from '../format/number.ts';
import { statusGlyphs } from '../look/StatusMark.tsx';
import type { Screen } from '../look/use-screen.ts';
import type { ChartLook, ChartOption } from './chart-option.ts';
import { figureColumn, rowAxis, rulerAxis, spareRowRem } from './row-axes.ts';

export interface PlanBar {
  readonly item: string;
  readonly title: string;
  /** done / plan in percent; null: not planned. */
  readonly percent: number | null;
  /** expected / plan in percent; null: no pace to hold against. */
  readonly expectedPercent: number | null;
  /** `385 / 410 公里`, or the words for not planned. */
  readonly amounts: string;
  readonly status: Status;
}

/** Bars end here; what goes beyond says so in its figure. */
export const planAxisEnd = 120;
const rowRem = 1.38;
const headRem = 0.3;
const wideTitleRem = 12.2;

export function planHeight(count: number, { fontPx, heightRem }: Screen): number {
  return Math.round((count * (rowRem + spareRowRem(heightRem)) + headRem) * fontPx);
}

/** Percent of the plan per item; a tick stands where the item should be by now, a line at the whole plan. */
export function planChart(bars: readonly PlanBar[], look: ChartLook): ChartOption {
  const { palette, fontPx, fontFamily, narrow } = look;
  const titleRem = narrow ? 8.4 : wideTitleRem;
  const small = { ...look, fontPx: fontPx * 0.93 };
  return {
    animation: false,
    textStyle: { fontFamily, fontSize: fontPx },
    aria: { enabled: false },
    grid: { left: fontPx * titleRem, right: fontPx * (narrow ? 5.4 : 12.8), top: fontPx * headRem, bottom: 0 },
    xAxis: rulerAxis(planAxisEnd),
    yAxis: rowAxis(
      bars.map((entry) => entry.title),
      small,
      titleRem / 0.93,
    ),
    series: [
      {
        type: 'bar',
        barWidth: '56%',
        cursor: 'pointer',
        data: bars.map((entry) => planBar(entry, look)),
        markLine: wholePlan(palette.textQuiet),
      },
      {
        type: 'scatter',
        symbol: 'rect',
        symbolSize: [Math.max(2, fontPx / 6), fontPx * 1.15],
        silent: true,
        z: 4,
        itemStyle: { color: palette.text },
        data: bars.flatMap(({ expectedPercent }, row) => (expectedPercent === null ? [] : [[expectedPercent, row]])),
      },
      figureColumn(
        bars.map((entry) => planCell(entry, look)),
        planAxisEnd,
        small,
      ),
    ],
  };
}

function wholePlan(colour: string) {
  return {
    silent: true,
    symbol: 'none' as const,
    label: { show: false },
    lineStyle: { color: colour, type: 'dashed' as const, width: 1 },
    data: [{ xAxis: 100 }],
  };
}

function planBar(entry: PlanBar, { palette }: ChartLook) {
  return {
    value: Math.min(entry.percent ?? 0, planAxisEnd),
    itemStyle: { color: palette.status[entry.status], opacity: 0.9 },
  };
}

function planCell(entry: PlanBar, { palette, narrow }: ChartLook) {
  const amounts = narrow ? '' : `  ${entry.amounts}`;
  return {
    text: `{mark|${statusGlyphs[entry.status]}}{share|${formatShare(entry.percent)}}${amounts}`,
    markColour: palette.status[entry.status],
    quiet: entry.percent === null,
  };
}
