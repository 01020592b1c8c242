import { element, line, mm, text } from '../sheet/svg-element.ts';
import { frameExtent, toPaper } from './fit-map.ts';
import { crossing, type GraticuleLine, graticuleLabel } from './graticule.ts';
import type { MapContent } from './map-content.ts';
import type { Position } from './map-geometry.ts';
import { ink, layout, type } from './sheet-layout.ts';

/** Meridians and parallels under the map, thin enough not to compete with it. */
export function drawGraticule(content: MapContent): string {
  return content.graticule
    .map(({ vertices }) => {
      const path = vertices.map((vertex) => toPaper(content.fit, vertex).map(mm).join(' ')).join('L');
      return element('path', {
        d: `M${path}`,
        fill: 'none',
        stroke: ink.graticule,
        'stroke-width': 0.1,
        'stroke-opacity': 0.7,
      });
    })
    .join('');
}

/** Inner and outer border with degrees and minutes between them. */
export function drawFrame(content: MapContent): string {
  const { border, map } = layout;
  return [
    element('rect', { ...border, fill: 'none', stroke: ink.frame, 'stroke-width': 0.9 }),
    element('rect', { ...map, fill: 'none', stroke: ink.frame, 'stroke-width': 0.3 }),
    ...content.graticule.flatMap((graticuleLine) => ticks(content, graticuleLine)),
  ].join('');
}

function ticks(content: MapContent, graticuleLine: GraticuleLine): string[] {
  const extent = frameExtent(content.fit);
  const label = graticuleLabel(graticuleLine);
  const { vertices } = graticuleLine;
  const { map } = layout;
  if (graticuleLine.axis === 'meridian') {
    return [extent.north, extent.south].flatMap((north, index) => {
      const east = crossing(vertices, 1, north);
      const x = east === undefined ? Number.NaN : toPaper(content.fit, [east, north])[0];
      if (!(x > map.x + 8 && x < map.x + map.width - 8)) return [];
      const y = index === 0 ? map.y : map.y + map.height;
      const baseline = index === 0 ? y - 1.2 : y + 2.9;
      return [tick([x, y], [x, y + (index === 0 ? -1 : 1)]), text({ ...labelStyle, x, y: baseline }, label)];
    });
  }
  return [extent.west, extent.east].flatMap((east, index) => {
    const north = crossing(vertices, 0, east);
    const y = north === undefined ? Number.NaN : toPaper(content.fit, [east, north])[1];
    if (!(y > map.y + 8 && y < map.y + map.height - 8)) return [];
    const x = index === 0 ? map.x : map.x + map.width;
    const upright = text({ ...labelStyle, x: 0, y: 0 }, label);
    const turn = `translate(${mm(index === 0 ? x - 1.2 : x + 2.9)} ${mm(y)}) rotate(-90)`;
    return [tick([x, y], [x + (index === 0 ? -1 : 1), y]), element('g', { transform: turn }, upright)];
  });
}

const labelStyle = { sizeMm: type.tiny, anchor: 'middle', fill: ink.quiet } as const;

function tick(from: Position, to: Position): string {
  return line(from, to, { stroke: ink.frame, 'stroke-width': 0.25 });
}
