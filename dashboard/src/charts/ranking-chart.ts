import { percentText } from '#geodata/vocabulary/percent-text.ts';
import { formatPercent, formatTarget, noNumber } from '../format/number.ts';
import { statusGlyphs } from '../look/StatusMark.tsx';
import type { Screen } from '../look/use-screen.ts';
import type { FigureTarget, RegionFigure } from '../map/region-figure.ts';
import type { Ranked } from '../ranking/rank.ts';
import type { ChartLook, ChartOption } from './chart-option.ts';
import { figureColumn, rowAxis, rulerAxis, spareRowRem } from './row-axes.ts';

export interface Ranking {
  /** Best first. */
  readonly ranked: readonly Ranked[];
  readonly target: FigureTarget | null;
  readonly selected: string | undefined;
  readonly words: { readonly target: string; readonly gapToTarget: (points: string) => string };
}

const rowRem = 1.6;
const headRem = 1.5;
const axisEnd = 100;

export function rankingHeight(count: number, { fontPx, heightRem }: Screen): number {
  return Math.round((count * (rowRem + spareRowRem(heightRem)) + headRem) * fontPx);
}

/** Horizontal bars from zero; the target is a line, the figures with status shape and gap stand in a column. */
export function rankingChart(ranking: Ranking, look: ChartLook): ChartOption {
  const { ranked, target, selected } = ranking;
  const figures = ranked.map(({ figure }) => figure);
  const { fontPx, fontFamily } = look;
  const nameRem = Math.min(11, Math.max(4, ...figures.map((figure) => widthRem(figure.name))) + 2.8);
  return {
    animation: false,
    textStyle: { fontFamily, fontSize: fontPx },
    aria: { enabled: false },
    grid: { left: fontPx * nameRem, right: fontPx * 10.4, top: fontPx * headRem, bottom: 0 },
    xAxis: rulerAxis(axisEnd),
    yAxis: rowAxis(
      ranked.map(({ figure, rank }) => `${String(rank ?? noNumber).padStart(2, '\u2007')}  ${figure.name}`),
      look,
      nameRem,
    ),
    series: [
      {
        type: 'bar',
        barWidth: '60%',
        cursor: 'pointer',
        data: figures.map((figure) => ({
          value: figure.value ?? 0,
          itemStyle: { color: barColour(figure, look), opacity: selected === figure.region || !selected ? 0.9 : 0.45 },
        })),
        ...(target ? { markLine: targetLine(target, ranking.words.target, look) } : {}),
      },
      figureColumn(
        figures.map((figure) => cell(figure, ranking, look)),
        axisEnd,
        look,
      ),
    ],
  };
}

function barColour(figure: RegionFigure, { palette }: ChartLook): string {
  return figure.status ? palette.status[figure.status] : palette.accent;
}

function cell(figure: RegionFigure, { target, words }: Ranking, look: ChartLook) {
  const { value, status } = figure;
  const figureText = formatPercent(value, target?.value);
  // What a reader gets by subtracting the printed figure, so that figure and gap always add up to the target.
  const short = target && value !== null && status !== 'met' ? target.value - Number(figureText) : 0;
  const gap = short > 0 ? `  {quiet|${words.gapToTarget(percentText(short, [0]))}}` : '';
  const share = value === null ? noNumber : `${figureText}%`;
  return {
    text: `{mark|${status ? statusGlyphs[status] : ''}}{value|${share}}${gap}`,
    markColour: barColour(figure, look),
    quiet: value === null,
  };
}

/** Width of a name in characters of Chinese; Latin ones are about half as wide. */
function widthRem(name: string): number {
  return [...name].reduce((sum, character) => sum + (character.charCodeAt(0) > 255 ? 1 : 0.56), 0);
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
