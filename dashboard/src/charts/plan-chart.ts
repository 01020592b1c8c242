import type { Status } from '#geodata/vocabulary/status.ts';
import { statusGlyphs } from '../look/StatusMark.tsx';
import type { ChartLook, ChartOption } from './chart-option.ts';

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
const rowRem = 1.62;
const headRem = 0.4;

export function planHeight(count: number, fontPx: number): number {
  return Math.round((count * rowRem + headRem) * fontPx);
}

/** Percent of the plan per item; a tick stands where the item should be by now, a line at the whole plan. */
export function planChart(bars: readonly PlanBar[], look: ChartLook): ChartOption {
  const { palette, fontPx, fontFamily } = look;
  const text = { color: palette.text, fontFamily, fontSize: fontPx * 0.93 };
  return {
    animation: false,
    textStyle: { fontFamily, fontSize: fontPx },
    aria: { enabled: false },
    grid: { left: 0, right: fontPx * 11.4, top: fontPx * headRem, bottom: 0, containLabel: true },
    xAxis: {
      type: 'value',
      min: 0,
      max: planAxisEnd,
      axisLabel: { show: false },
      splitLine: { show: false },
      axisLine: { show: false },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map((entry) => entry.title),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { ...text, align: 'left', margin: fontPx * 11, width: fontPx * 10.6, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        barWidth: '56%',
        data: bars.map((entry) => planBar(entry, look)),
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: palette.line, type: 'solid', width: 1 },
          data: [{ xAxis: 100 }],
        },
      },
      {
        type: 'scatter',
        symbol: 'rect',
        symbolSize: [Math.max(2, fontPx / 6), fontPx * 1.25],
        silent: true,
        z: 4,
        itemStyle: { color: palette.text },
        data: bars.flatMap(({ expectedPercent }, row) => (expectedPercent === null ? [] : [[expectedPercent, row]])),
      },
      amountLabels(bars, { ...look, fontPx: fontPx * 0.93 }),
    ],
  };
}

function planBar(entry: PlanBar, { palette }: ChartLook) {
  return {
    value: Math.min(entry.percent ?? 0, planAxisEnd),
    itemStyle: { color: palette.status[entry.status], opacity: 0.85 },
  };
}

/** The figures stand in one column at the end of the axis, so that they can be read down. */
function amountLabels(bars: readonly PlanBar[], { palette, fontPx, fontFamily }: ChartLook) {
  return {
    type: 'scatter' as const,
    symbolSize: 0,
    silent: true,
    data: bars.map((entry, row) => ({
      value: [planAxisEnd, row],
      label: {
        show: true,
        position: 'right' as const,
        color: entry.percent === null ? palette.textQuiet : palette.text,
        fontFamily,
        fontSize: fontPx,
        formatter: `{mark|${statusGlyphs[entry.status]}} {share|${shareText(entry.percent)}} ${entry.amounts}`,
        rich: {
          mark: { color: palette.status[entry.status], fontSize: fontPx },
          share: { width: fontPx * 3, align: 'right' as const, fontWeight: 600, fontSize: fontPx, fontFamily },
        },
      },
    })),
  };
}

function shareText(percent: number | null): string {
  if (percent === null) return '—';
  const rounded = Math.round(percent);
  return rounded === 100 && percent < 100 ? '99%' : `${rounded}%`;
}
