import { a3Landscape, type Sheet } from '../sheet/sheet.ts';
import { element } from '../sheet/svg-element.ts';
import { drawAreas, drawBorders } from './draw-areas.ts';
import { drawFrame, drawGraticule } from './draw-frame.ts';
import { furnish } from './draw-furniture.ts';
import { drawKeyFigure } from './draw-key-figure.ts';
import { drawLabels } from './draw-labels.ts';
import { drawLegend } from './draw-legend.ts';
import { drawLines } from './draw-lines.ts';
import { drawNotes } from './draw-notes.ts';
import { drawPoints } from './draw-points.ts';
import { drawTable } from './draw-table.ts';
import { drawFooter, drawTitle, sheetSubtitle, sheetTitle } from './draw-title.ts';
import type { MapContent } from './map-content.ts';
import { ink, layout } from './sheet-layout.ts';
import { type ValueClass, valueClasses } from './value-classes.ts';

const blockGapMm = 4;

/** Draws the content of a progress map onto an A3 sheet. */
export function composeSheet(content: MapContent): Sheet {
  const shown = content.values.length > 0 ? content.values : [content.total];
  const classes = valueClasses(shown.flatMap(({ value }) => (value === null ? [] : [value])));
  return {
    ...a3Landscape,
    lang: content.lang,
    title: sheetTitle(content),
    subject: sheetSubtitle(content),
    body: [
      definitions(),
      drawMap(content, classes),
      drawFrame(content),
      drawPanel(content, classes),
      drawTitle(content),
      drawFooter(content),
    ].join(''),
  };
}

function drawMap(content: MapContent, classes: readonly ValueClass[]): string {
  const furniture = furnish(content);
  return [
    drawAreas(content, classes),
    drawGraticule(content),
    drawLines(content),
    drawBorders(content),
    drawPoints(content),
    drawMat(),
    drawLabels(content, furniture.boxes),
    furniture.drawing,
  ].join('');
}

/** Paper over what reaches beyond the frame: a clip would cost the PNG half a second and look the same. */
function drawMat(): string {
  const { x, y, width, height } = layout.map;
  const sheet = `M-20 -20H${a3Landscape.widthMm + 20}V${a3Landscape.heightMm + 20}H-20Z`;
  const frame = `M${x} ${y}h${width}v${height}h${-width}Z`;
  return element('path', { d: sheet + frame, 'fill-rule': 'evenodd', fill: ink.paper });
}

function drawPanel(content: MapContent, classes: readonly ValueClass[]): string {
  const { panel } = layout;
  const figure = drawKeyFigure(content, panel.y);
  const legend = drawLegend(content, classes, panel.y + figure.heightMm + blockGapMm);
  const notes = drawNotes(content, panel.y + panel.height - 1);
  const tableTop = panel.y + figure.heightMm + legend.heightMm + 2 * blockGapMm;
  const table = drawTable(content, tableTop, panel.y + panel.height - notes.heightMm - blockGapMm - tableTop);
  return figure.drawing + legend.drawing + table.drawing + notes.drawing;
}

/** Areas without data are hatched, so that they differ in a grey copy too. */
function definitions(): string {
  const hatch = element(
    'pattern',
    { id: 'no-data', width: 1.6, height: 1.6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('rect', { width: 1.6, height: 1.6, fill: '#FFFFFF' }),
    element('rect', { width: 0.22, height: 1.6, fill: '#8C949C' }),
  );
  return element('defs', {}, hatch);
}
