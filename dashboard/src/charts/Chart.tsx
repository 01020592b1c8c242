import type { EChartsType } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import styles from './Chart.module.css';
import type { ChartOption } from './chart-option.ts';
import { drawInto } from './engine.ts';

interface Props {
  readonly option: ChartOption;
  readonly heightPx: number;
  /** What the chart says, for those who do not see it. */
  readonly label: string;
  /** `figure`: picked was the figure beside the bar, not the bar. */
  readonly onPick?: (index: number, part: 'mark' | 'figure') => void;
  /** Undefined: nothing is pointed at any more. */
  readonly onPoint?: (index: number | undefined) => void;
}

/** Draws an option; what is picked or pointed at is told by its row. */
export default function Chart({ option, heightPx, label, onPick, onPoint }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EChartsType>();

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let made: EChartsType | undefined;
    const observer = new ResizeObserver(() => {
      if (made && made.getWidth() !== element.clientWidth) made.resize();
    });
    // In a task of its own: the charts of a page, made at once, would hold it up.
    const timer = window.setTimeout(() => {
      made = drawInto(element);
      observer.observe(element);
      setChart(made);
    });
    return () => {
      window.clearTimeout(timer);
      observer.disconnect();
      made?.dispose();
      setChart(undefined);
    };
  }, []);

  useEffect(() => {
    if (!chart) return;
    chart.setOption(option, { notMerge: true });
    if (chart.getHeight() !== heightPx) chart.resize({ height: heightPx });
  }, [chart, option, heightPx]);

  useEffect(() => {
    if (!chart || !onPick) return;
    const pick = (event: { dataIndex: number; seriesType?: string | undefined }) =>
      onPick(event.dataIndex, event.seriesType === 'scatter' ? 'figure' : 'mark');
    chart.on('click', pick);
    return () => {
      chart.off('click', pick);
    };
  }, [chart, onPick]);

  useEffect(() => {
    if (!chart || !onPoint) return;
    const point = (event: { dataIndex: number }) => onPoint(event.dataIndex);
    const leave = () => onPoint(undefined);
    chart.on('mouseover', point);
    chart.on('mouseout', leave);
    return () => {
      chart.off('mouseover', point);
      chart.off('mouseout', leave);
    };
  }, [chart, onPoint]);

  return <div ref={box} role="img" aria-label={label} className={styles.chart} style={{ blockSize: heightPx }} />;
}
