import { element, line, text } from '../sheet/svg-element.ts';
import { statusSymbol } from './draw-labels.ts';
import { drawSymbol } from './draw-points.ts';
import { type LegendEntry, legendEntries } from './legend-entries.ts';
import type { MapContent } from './map-content.ts';
import { ink, layout, type } from './sheet-layout.ts';
import { words } from './sheet-words.ts';
import type { ValueClass } from './value-classes.ts';
import { say } from './words-in.ts';

const rowMm = 5.4;
const headMm = 8;
const sampleMm = 10;

/** A drawn block of the side panel and the height it takes. */
export interface PanelBlock {
  readonly drawing: string;
  readonly heightMm: number;
}

/** The legend in its two columns. */
export function drawLegend(content: MapContent, classes: readonly ValueClass[], top: number): PanelBlock {
  const { x, width } = layout.panel;
  const columns = legendEntries(content, classes);
  const drawn = columns.flatMap((entries, column) =>
    entries.map((entry, row) => drawEntry(entry, x + (column * width) / 2, top + headMm + row * rowMm)),
  );
  const rows = Math.max(...columns.map((entries) => entries.length));
  return {
    drawing: heading(say(content.lang, words.legend), top) + drawn.join(''),
    heightMm: headMm + rows * rowMm + 2,
  };
}

/** Title of a block over a rule. */
export function heading(title: string, top: number): string {
  const { x, width } = layout.panel;
  return [
    text({ x, y: top + 4, sizeMm: type.heading, bold: true, fill: ink.text }, title),
    line([x, top + 5.6], [x + width, top + 5.6], { stroke: ink.frame, 'stroke-width': 0.3 }),
  ].join('');
}

function drawEntry(entry: LegendEntry, x: number, y: number): string {
  const label = text({ x: x + sampleMm + 2, y: y + 3.55, sizeMm: type.body, fill: ink.text }, entry.label);
  return sample(entry, x, y) + label;
}

function sample(entry: LegendEntry, x: number, y: number): string {
  const middle = y + 2.4;
  if (entry.kind === 'area') {
    const edge = { stroke: ink.quiet, 'stroke-width': 0.15 };
    return element('rect', { x: x + 0.5, y: y + 0.5, width: sampleMm - 1, height: 3.9, fill: entry.fill, ...edge });
  }
  if (entry.kind === 'line') {
    return entry.strokes.map((stroke) => line([x + 0.5, middle], [x + sampleMm - 0.5, middle], stroke)).join('');
  }
  if (entry.kind === 'status') return statusSymbol(entry.status, [x + sampleMm / 2, middle], 1.35);
  return drawSymbol(entry.symbol, [[x + sampleMm / 2, middle]]);
}
