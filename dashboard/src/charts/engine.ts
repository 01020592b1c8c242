import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, setPlatformAPI, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartOption } from './chart-option.ts';

use([
  BarChart,
  LineChart,
  ScatterChart,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  AriaComponent,
  SVGRenderer,
]);

/**
 * The canvas on which text is measured stays in memory. One of the graphics card, as ECharts makes it, would hold up the
 * page until a context is made on which nothing is ever drawn.
 */
if (typeof document !== 'undefined') {
  setPlatformAPI({
    createCanvas: () => {
      const canvas = document.createElement('canvas');
      canvas.getContext('2d', { willReadFrequently: true });
      return canvas;
    },
  });
}

/** Draws into a box of the page, as SVG: type stays sharp at every density, and can be found and copied. */
export function drawInto(box: HTMLElement) {
  return init(box, null, { renderer: 'svg' });
}

export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Draws without a page. */
export function drawSvg(option: ChartOption, { widthPx, heightPx }: PictureSize): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: widthPx, height: heightPx });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
