import { percentText } from '#geodata/vocabulary/percent-text.ts';
import { statuses } from '#geodata/vocabulary/status.ts';
import { element, mm, text } from '../sheet/svg-element.ts';
import { textWidth } from '../sheet/text-width.ts';
import { fillRole } from './draw-areas.ts';
import { pointSymbol, symbolSize } from './draw-points.ts';
import { toPaper } from './fit-map.ts';
import type { IndicatorValue, MapArea, MapContent, MapPoints } from './map-content.ts';
import type { Box, Position } from './map-geometry.ts';
import { type LabelRequest, placeLabels } from './place-labels.ts';
import { ink, type } from './sheet-layout.ts';
import { statusMark } from './sheet-style.ts';
import { nameIn } from './words-in.ts';

interface Label extends LabelRequest {
  readonly draw: (box: Box) => string;
}

/** Names and values over the map, none covering another or the furniture of the frame. */
export function drawLabels(content: MapContent, obstacles: readonly Box[]): string {
  const labels = [...areaLabels(content), ...pointLabels(content)];
  const bounds = content.fit.frame;
  const visible = labels.filter(({ anchor: [x, y] }) => within(bounds, x, y));
  const drawing = new Map(visible.map((label) => [label.id, label.draw]));
  return placeLabels(visible, [...obstacles, ...gapBoxes(content)], bounds)
    .map(({ id, box }) => drawing.get(id)?.(box) ?? '')
    .join('');
}

function within(box: Box, x: number, y: number): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

/** The triangles of what falls short stay free. */
function gapBoxes(content: MapContent): Box[] {
  const radius = pointSymbol('record', 'gap', symbolSize(content.fit.scale)).radiusMm;
  return content.points
    .filter((group) => group.state === 'gap')
    .flatMap((group) => group.points)
    .map(({ position }) => {
      const [x, y] = toPaper(content.fit, position);
      return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
    });
}

function areaLabels(content: MapContent): Label[] {
  const values = new Map([content.total, ...content.values].map((entry) => [entry.region, entry]));
  const role = fillRole(content);
  return content.areas
    .filter((area) => area.role === role || area.role === 'neighbour')
    .flatMap((area) => {
      if (!area.labelPoint) return [];
      const anchor = toPaper(content.fit, area.labelPoint);
      return [
        area.role === 'neighbour'
          ? neighbourLabel(content, area, anchor)
          : areaLabel(content, area, anchor, values.get(area.code)),
      ];
    });
}

function neighbourLabel(content: MapContent, area: MapArea, anchor: Position): Label {
  const name = nameIn(content.lang, area);
  const size = type.body;
  return {
    id: `neighbour ${area.code}`,
    anchor,
    width: textWidth(name, size),
    height: size,
    priority: 10,
    mode: 'centre',
    gapMm: 0,
    required: false,
    draw: (box) => text({ ...centred(box, size), fill: ink.hairline }, name),
  };
}

/** Name above, value and the shape of its status below. */
function areaLabel(content: MapContent, area: MapArea, anchor: Position, value: IndicatorValue | undefined): Label {
  const name = nameIn(content.lang, area);
  const nameSize = area.level === 'district' || area.level === 'city' ? 4.2 : 3.1;
  const valueSize = nameSize * 0.82;
  const figure = value?.value == null ? '—' : `${percentText(value.value, [0, 100, value.target?.value ?? 100])}%`;
  const markWidth = valueSize * 1.15;
  const lineWidth = textWidth(figure, valueSize) + markWidth;
  return {
    id: `area ${area.code}`,
    anchor,
    width: Math.max(textWidth(name, nameSize), lineWidth) + 1.6,
    height: nameSize + valueSize * 1.45,
    priority: 100,
    mode: 'centre',
    gapMm: 0,
    required: area.level !== 'town',
    draw: (box) => drawAreaLabel(box, { name, nameSize, figure, valueSize, status: value?.status }),
  };
}

interface AreaLabelText {
  readonly name: string;
  readonly nameSize: number;
  readonly figure: string;
  readonly valueSize: number;
  readonly status: string | undefined;
}

/** On a pale plate: a road running through a figure reads as a minus sign. */
function drawAreaLabel(box: Box, { name, nameSize, figure, valueSize, status }: AreaLabelText): string {
  const middle = box.x + box.width / 2;
  const baseline = box.y + nameSize + valueSize * 1.12;
  const markWidth = valueSize * 1.15;
  const lineWidth = textWidth(figure, valueSize) + markWidth;
  const mark: Position = [middle - lineWidth / 2 + valueSize * 0.42, baseline - valueSize * 0.37];
  const style = { anchor: 'middle', fill: ink.text } as const;
  return [
    element('rect', { ...box, rx: 0.8, fill: ink.paper, 'fill-opacity': 0.78 }),
    text({ ...style, x: middle, y: box.y + nameSize * 0.95, sizeMm: nameSize, bold: true }, name),
    text({ ...style, x: middle + markWidth / 2, y: baseline, sizeMm: valueSize }, figure),
    statusSymbol(status, mark, valueSize * 0.36),
  ].join('');
}

function centred(box: Box, size: number): { x: number; y: number; sizeMm: number; anchor: 'middle' } {
  return { x: box.x + box.width / 2, y: box.y + size * 0.87, sizeMm: size, anchor: 'middle' };
}

/** The shape of a status around a point; `radius` mm. */
export function statusSymbol(status: string | undefined, [x, y]: Position, radius: number): string {
  const code = statuses.find((entry) => entry.code === status)?.code ?? 'no_data';
  const { colour, path } = statusMark[code];
  return element('path', {
    d: path,
    transform: `translate(${mm(x)} ${mm(y)}) scale(${mm(radius)})`,
    fill: colour,
    stroke: '#FFFFFF',
    'stroke-width': 0.5,
    'paint-order': 'stroke',
  });
}

const namedPoints = {
  seat: { size: 2.35, priority: 40, fill: ink.quiet },
  gap: { size: type.tiny, priority: 30, fill: '#8F2C0E' },
  success: { size: type.tiny, priority: 20, fill: ink.quiet },
} as const;

/** A sheet of one town has room for larger names, and for those of all its villages. */
const roomyScale = 120_000;

/** Which names a group of symbols has: towns always, unless they are areas with a name; villages when they fall short. */
function naming({ indicator, areas, fit }: MapContent, group: MapPoints): keyof typeof namedPoints | undefined {
  if (group.kind === 'seat') return 'seat';
  if (group.kind === 'facility' || group.state === 'outside') return undefined;
  if (indicator.dataset !== 'region') return group.state === 'gap' || fit.scale <= roomyScale ? group.state : undefined;
  const townsAreAreas = areas.some((area) => area.role !== 'neighbour' && area.level === 'town');
  return townsAreAreas ? undefined : group.state;
}

/** Names beside symbols; what finds no room stays without. */
function pointLabels(content: MapContent): Label[] {
  return content.points.flatMap((group) => {
    const kind = naming(content, group);
    if (kind === undefined) return [];
    const { priority, fill } = namedPoints[kind];
    const size = namedPoints[kind].size * (content.fit.scale <= roomyScale ? 1.3 : 1);
    const gapMm = pointSymbol(group.kind, group.state, symbolSize(content.fit.scale)).radiusMm + 0.4;
    return group.points.map(
      (point, index): Label => ({
        id: `${group.kind} ${group.state} ${index}`,
        anchor: toPaper(content.fit, point.position),
        width: textWidth(point.name, size),
        height: size,
        priority,
        mode: 'beside',
        gapMm,
        required: false,
        draw: (box) => text({ ...centred(box, size), fill, haloMm: 0.3 }, point.name),
      }),
    );
  });
}
