import { formatNumber } from '../sheet/number-format.ts';
import { element, mm, text } from '../sheet/svg-element.ts';
import { toPaper } from './fit-map.ts';
import type { MapContent } from './map-content.ts';
import { type Box, contains } from './map-geometry.ts';
import { type ScaleBar, scaleBar, scaleText } from './scale-bar.ts';
import { ink, layout, type } from './sheet-layout.ts';
import { words } from './sheet-words.ts';
import { say } from './words-in.ts';

const arrowSize = { width: 13, height: 19 };
const barSize = { width: 84, height: 13.5 };
const insetMm = 3;

/** North arrow and scale bar: where they stand in the frame, and their drawing. */
export interface Furniture {
  readonly boxes: readonly Box[];
  readonly drawing: string;
}

export function furnish(content: MapContent): Furniture {
  const arrow = emptiest(content, corners(arrowSize, ['top left', 'top right']));
  const bar = emptiest(content, corners(barSize, ['bottom left', 'bottom right']));
  return { boxes: [arrow, bar], drawing: drawArrow(content, arrow) + drawBar(content, bar) };
}

type Corner = 'top left' | 'top right' | 'bottom left' | 'bottom right';

function corners(size: { width: number; height: number }, names: readonly Corner[]): Box[] {
  const { map } = layout;
  return names.map((name) => ({
    x: name.endsWith('left') ? map.x + insetMm : map.x + map.width - insetMm - size.width,
    y: name.startsWith('top') ? map.y + insetMm : map.y + map.height - insetMm - size.height,
    ...size,
  }));
}

/** The corner where the least of the region lies underneath. */
function emptiest(content: MapContent, boxes: readonly Box[]): Box {
  const outlines = content.areas.filter((area) => area.role === 'self').flatMap((area) => area.polygons);
  const paper = outlines.map((rings) => rings.map((ring) => ring.map((position) => toPaper(content.fit, position))));
  const rated = boxes.map((box) => ({ box, covered: samples(box).filter((point) => contains(paper, point)).length }));
  return rated.reduce((best, next) => (next.covered < best.covered ? next : best)).box;
}

function samples(box: Box): (readonly [number, number])[] {
  const shares = [0, 0.25, 0.5, 0.75, 1];
  return shares.flatMap((dx) => shares.map((dy) => [box.x + dx * box.width, box.y + dy * box.height] as const));
}

function drawArrow(content: MapContent, box: Box): string {
  const x = box.x + box.width / 2;
  const top = box.y + 5.2;
  const halves = [
    { d: `M${mm(x)} ${mm(top)}L${mm(x - 3.6)} ${mm(top + 13)}L${mm(x)} ${mm(top + 10)}Z`, fill: ink.text },
    { d: `M${mm(x)} ${mm(top)}L${mm(x + 3.6)} ${mm(top + 13)}L${mm(x)} ${mm(top + 10)}Z`, fill: '#FFFFFF' },
  ];
  return [
    text(
      { x, y: box.y + 4, sizeMm: 4, bold: true, anchor: 'middle', fill: ink.text, haloMm: 0.5 },
      say(content.lang, words.northMark),
    ),
    ...halves.map((half) =>
      element('path', { ...half, stroke: ink.text, 'stroke-width': 0.25, 'stroke-linejoin': 'round' }),
    ),
  ].join('');
}

function drawBar(content: MapContent, box: Box): string {
  const bar = scaleBar(content.fit.scale, box.width - 16);
  const left = box.x + 5;
  const y = box.y + 9.3;
  const segments = Array.from({ length: bar.parts }, (_, index) =>
    element('rect', {
      x: left + index * bar.partMm,
      y,
      width: bar.partMm,
      height: 1.5,
      fill: index % 2 === 0 ? ink.text : '#FFFFFF',
      stroke: ink.text,
      'stroke-width': 0.2,
    }),
  );
  return [
    element('rect', { ...box, fill: '#FFFFFF', 'fill-opacity': 0.85 }),
    text(
      { x: left, y: box.y + 4.2, sizeMm: type.body, bold: true, fill: ink.text },
      `${say(content.lang, words.scale)} ${scaleText(content.fit.scale)}`,
    ),
    ...segments,
    ...barFigures(content, bar, [left, y - 1]),
  ].join('');
}

function barFigures(content: MapContent, bar: ScaleBar, [left, baseline]: readonly [number, number]): string[] {
  const inKilometres = bar.partM >= 1000;
  const unit = say(content.lang, inKilometres ? words.kilometres : words.metres);
  return Array.from({ length: bar.parts + 1 }, (_, index) => {
    const length = (bar.partM * index) / (inKilometres ? 1000 : 1);
    const figure = formatNumber(length, Number.isInteger(length) ? 0 : 1);
    const last = index === bar.parts;
    const style = { y: baseline, sizeMm: type.small, fill: ink.text };
    const drawn = text({ ...style, x: left + index * bar.partMm, anchor: 'middle' }, figure);
    return last ? drawn + text({ ...style, x: left + index * bar.partMm + 2.8, anchor: 'start' }, unit) : drawn;
  });
}
