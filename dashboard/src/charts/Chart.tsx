import { BarChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import styles from './Chart.module.css';
import type { ChartOption } from './chart-option.ts';

use([BarChart, ScatterChart, GridComponent, MarkLineComponent, TooltipComponent, AriaComponent, SVGRenderer]);

interface Props {
  readonly option: ChartOption;
  readonly heightPx: number;
  /** What the chart says, for those who do not see it. */
  readonly label: string;
  readonly onPick?: (index: number) => void;
}

/** Draws an option as SVG: type stays sharp at every density, and the text can be found and copied. */
export default function Chart({ option, heightPx, label, onPick }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);

  useEffect(() => {
    if (!box.current) return;
    const made = init(box.current, null, { renderer: 'svg' });
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      made.dispose();
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true });
    chart.current?.resize({ height: heightPx });
  }, [option, heightPx]);

  useEffect(() => {
    const made = chart.current;
    if (!made || !onPick) return;
    const pick = (event: { dataIndex: number }) => onPick(event.dataIndex);
    made.on('click', pick);
    return () => {
      made.off('click', pick);
    };
  }, [onPick]);

  return <div ref={box} role="img" aria-label={label} className={styles.chart} style={{ blockSize: heightPx }} />;
}
