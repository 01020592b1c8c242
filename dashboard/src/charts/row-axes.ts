import type { ChartLook } from './chart-option.ts';

/** A value axis that is only a ruler for bars from zero: the figures stand beside the bars. */
export function rulerAxis(end: number) {
  return {
    type: 'value' as const,
    min: 0,
    max: end,
    axisLabel: { show: false },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLine: { show: false },
  };
}

/** Rows from the top, named at the left edge. */
export function rowAxis(rows: readonly string[], { palette, fontPx, fontFamily }: ChartLook, widthRem: number) {
  return {
    type: 'category' as const,
    inverse: true,
    data: [...rows],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette.line } },
    axisLabel: {
      color: palette.text,
      fontFamily,
      fontSize: fontPx,
      align: 'left' as const,
      interval: 0,
      margin: fontPx * widthRem,
      width: fontPx * (widthRem - 0.4),
      overflow: 'truncate' as const,
    },
  };
}

export interface FigureCell {
  readonly text: string;
  readonly markColour: string;
  readonly quiet: boolean;
}

/** Figures in one column at the end of the axis, so that they can be read down and no bar or line crosses them. */
export function figureColumn(cells: readonly FigureCell[], end: number, look: ChartLook) {
  const { palette, fontPx, fontFamily } = look;
  return {
    type: 'scatter' as const,
    symbolSize: 0,
    cursor: 'pointer',
    // Without one of its own a series takes a colour of echarts, and lends its figures four fifths of its opacity.
    itemStyle: { color: palette.text, opacity: 1 },
    data: cells.map((cell, row) => ({
      value: [end, row],
      label: {
        show: true,
        position: 'right' as const,
        distance: fontPx * 0.6,
        color: cell.quiet ? palette.textQuiet : palette.text,
        fontFamily,
        fontSize: fontPx,
        formatter: cell.text,
        rich: {
          mark: { color: cell.markColour, fontSize: fontPx, width: fontPx * 1.3 },
          share: { width: fontPx * 2.9, align: 'right' as const, fontWeight: 600, fontSize: fontPx, fontFamily },
          value: { width: fontPx * 3.9, align: 'right' as const, fontWeight: 600, fontSize: fontPx, fontFamily },
          quiet: { color: palette.textQuiet, fontSize: fontPx * 0.9, fontFamily },
        },
      },
    })),
  };
}

/** A window of this height shows the rows of the overview at their least height (1366 x 768). */
const tightHeightRem = 54;
/** Rows of the plan table, which share the room with the ranking. */
const usualRows = 20;
const mostSpareRem = 1.3;

/** What each row may grow by on a taller window. */
export function spareRowRem(heightRem: number): number {
  return Math.min(mostSpareRem, Math.max(0, (heightRem - tightHeightRem) / usualRows));
}
