import { formatPercent, formatTarget } from '../format/number.ts';
import { statusGlyphs } from '../look/StatusMark.tsx';
import type { FigureTarget, RegionFigure } from '../map/region-figure.ts';
import type { ChartLook, ChartOption } from './chart-option.ts';

export interface Ranking {
  /** Best first. */
  readonly figures: readonly RegionFigure[];
  readonly target: FigureTarget | null;
  readonly selected: string | undefined;
  /** `目标` before the figure of the target line. */
  readonly targetWord: string;
}

/** Best first; regions without a value come last. */
export function rankFigures(figures: readonly RegionFigure[]): readonly RegionFigure[] {
  return [...figures].sort((one, other) => (other.value ?? -1) - (one.value ?? -1));
}

export const rankingRowRem = 1.85;
const headRem = 1.6;

export function rankingHeight(count: number, fontPx: number): number {
  return Math.round((count * rankingRowRem + headRem) * fontPx);
}

/** Horizontal bars from zero, each with its rank, status shape and figure; the target is a line. */
export function rankingChart({ figures, target, selected, targetWord }: Ranking, look: ChartLook): ChartOption {
  const { palette, fontPx, fontFamily } = look;
  const text = { color: palette.text, fontFamily, fontSize: fontPx };
  const widest = Math.max(...figures.map((figure) => figure.name.length), 3);
  return {
    animation: false,
    textStyle: { fontFamily, fontSize: fontPx },
    aria: { enabled: false },
    grid: { left: 0, right: fontPx * 4.6, top: fontPx * headRem, bottom: 0, containLabel: true },
    xAxis: {
      type: 'value',
      min: 0,
      max: 100,
      axisLabel: { show: false },
      splitLine: { show: false },
      axisLine: { show: false },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: figures.map((figure) => figure.region),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: {
        ...text,
        align: 'left',
        margin: fontPx * (Math.min(widest, 9) + 2.6),
        formatter: (_code: string, index: number) => rowLabel(figures[index], index),
        rich: {
          rank: { width: fontPx * 1.7, color: palette.textQuiet, fontSize: fontPx, fontFamily },
          name: { ...text, width: fontPx * 7 },
          chosen: { ...text, fontWeight: 700, color: palette.accent },
        },
      },
    },
    series: [
      {
        type: 'bar',
        barWidth: '58%',
        cursor: 'pointer',
        data: figures.map((figure) => bar(figure, { look, target, chosen: figure.region === selected })),
        label: { show: true, position: 'right', ...text },
        ...(target ? { markLine: targetLine(target, targetWord, look) } : {}),
      },
    ],
  };

  function rowLabel(figure: RegionFigure | undefined, index: number): string {
    if (!figure) return '';
    const style = figure.region === selected ? 'chosen' : 'name';
    return `{rank|${index + 1}}{${style}|${figure.name}}`;
  }
}

interface BarMeans {
  readonly look: ChartLook;
  readonly target: FigureTarget | null;
  readonly chosen: boolean;
}

function bar(figure: RegionFigure, { look: { palette }, target, chosen }: BarMeans) {
  const colour = figure.status ? palette.status[figure.status] : palette.accent;
  const mark = figure.status ? `{mark|${statusGlyphs[figure.status]}} ` : '';
  const figureText = figure.value === null ? '—' : `${formatPercent(figure.value, target?.value)}%`;
  return {
    value: figure.value ?? 0,
    itemStyle: { color: colour, opacity: chosen ? 1 : 0.82 },
    label: {
      formatter: `${mark}${figureText}`,
      rich: { mark: { color: colour } },
    },
  };
}

function targetLine(target: FigureTarget, word: string, { palette, fontPx, fontFamily }: ChartLook) {
  return {
    silent: true,
    symbol: 'none' as const,
    lineStyle: { color: palette.text, type: 'solid' as const, width: 1.5 },
    label: {
      formatter: `${word} ${formatTarget(target)}`,
      position: 'start' as const,
      align: target.value > 70 ? ('right' as const) : ('center' as const),
      color: palette.text,
      fontSize: fontPx * 0.9,
      fontFamily,
    },
    data: [{ xAxis: target.value }],
  };
}
