import type { EChartsType } from 'echarts/core';
import { useEffect, useRef } from 'react';
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
  const chart = useRef<EChartsType>(undefined);

  useEffect(() => {
    if (!box.current) return;
    const made = drawInto(box.current);
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
    const pick = (event: { dataIndex: number; seriesType?: string | undefined }) =>
      onPick(event.dataIndex, event.seriesType === 'scatter' ? 'figure' : 'mark');
    made.on('click', pick);
    return () => {
      made.off('click', pick);
    };
  }, [onPick]);

  useEffect(() => {
    const made = chart.current;
    if (!made || !onPoint) return;
    const point = (event: { dataIndex: number }) => onPoint(event.dataIndex);
    const leave = () => onPoint(undefined);
    made.on('mouseover', point);
    made.on('mouseout', leave);
    return () => {
      made.off('mouseover', point);
      made.off('mouseout', leave);
    };
  }, [onPoint]);

  return <div ref={box} role="img" aria-label={label} className={styles.chart} style={{ blockSize: heightPx }} />;
}
