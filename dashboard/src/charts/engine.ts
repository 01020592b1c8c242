import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
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
