import { element, mm } from '../sheet/svg-element.ts';
import { toPaper } from './fit-map.ts';
import type { MapArea, MapContent } from './map-content.ts';
import type { Polygon } from './map-geometry.ts';
import { ink } from './sheet-layout.ts';
import { classFills, noDataFill } from './sheet-style.ts';
import { classOf, type ValueClass } from './value-classes.ts';

/** Areas filled by class, hatched where there is no value; neighbours stay blank paper. */
export function drawAreas(content: MapContent, classes: readonly ValueClass[]): string {
  const fills = classFills(classes.length);
  const valueByCode = new Map([content.total, ...content.values].map((entry) => [entry.region, entry.value]));
  const filled = fillRole(content);
  return content.areas
    .map((area) => {
      const index = classOf(classes, valueByCode.get(area.code) ?? null);
      const fill = area.role === filled ? (fills[index] ?? noDataFill) : ink.neighbour;
      return area.role === 'self' && filled !== 'self' ? '' : outline(content, area, { fill });
    })
    .join('');
}

/** The region itself is filled only when it has no areas below it. */
export function fillRole(content: MapContent): MapArea['role'] {
  return content.areas.some((area) => area.role === 'child' && area.polygons.length > 0) ? 'child' : 'self';
}

const bandStyle = {
  fill: 'none',
  stroke: '#C9B7D8',
  'stroke-width': 2.2,
  'stroke-opacity': 0.55,
  'stroke-linejoin': 'round',
};

/** Borders over the roads: thin lines within, a strong one with a pale band around the region. */
export function drawBorders(content: MapContent): string {
  const within = content.areas
    .filter((area) => area.role !== 'self')
    .map((area) => outline(content, area, borderStyle(area)));
  const around = content.areas.filter((area) => area.role === 'self');
  const band = around.map((area) => outline(content, area, bandStyle));
  const edge = around.map((area) => outline(content, area, borderStyle(area)));
  return [...band, ...within, ...edge].join('');
}

/**
 * Only the border of the region is broken by dots: a border within belongs to two areas and is drawn twice, and
 * broken lines drawn twice fill each other's gaps.
 */
export function borderStyle(area: Pick<MapArea, 'role' | 'level'>): Record<string, string | number> {
  const common = { fill: 'none', 'stroke-linejoin': 'round' };
  if (area.role === 'neighbour') return { ...common, stroke: ink.hairline, 'stroke-width': 0.2 };
  if (area.role === 'self') {
    return { ...common, stroke: '#4A3B57', 'stroke-width': 0.6, 'stroke-dasharray': '3 .8 .6 .8' };
  }
  return { ...common, stroke: '#6A4C7D', 'stroke-width': area.level === 'district' ? 0.4 : 0.25 };
}

function outline(content: MapContent, area: MapArea, style: Record<string, string | number>): string {
  if (area.polygons.length === 0) return '';
  return element('path', { d: polygonPath(content, area.polygons), 'fill-rule': 'evenodd', ...style });
}

export function polygonPath(content: Pick<MapContent, 'fit'>, polygons: readonly Polygon[]): string {
  return polygons
    .flat()
    .map((ring) => {
      const corners = ring.slice(0, -1).map((position) => toPaper(content.fit, position).map(mm).join(' '));
      return `M${corners.join('L')}Z`;
    })
    .join('');
}
