import type { RecordState } from '#geodata/vocabulary/record-state.ts';
import { element } from '../sheet/svg-element.ts';
import { toPaper } from './fit-map.ts';
import type { MapContent, MapPoints } from './map-content.ts';
import { ink } from './sheet-layout.ts';
import { pointPath, stateColour } from './sheet-style.ts';

export interface PointSymbol {
  readonly shape: keyof typeof pointPath;
  readonly radiusMm: number;
  readonly style: Readonly<Record<string, string | number>>;
}

/** Symbols grow with the scale, within limits: a county sheet has room for larger ones than a city sheet. */
export function symbolSize(scale: number): number {
  return Math.min(1.35, Math.max(0.75, Math.sqrt(300_000 / scale)));
}

/** A record is told by shape first (dot, triangle), by colour second. */
export function pointSymbol(kind: MapPoints['kind'], state: RecordState, size: number): PointSymbol {
  const thin = { stroke: '#FFFFFF', 'stroke-width': 0.12 };
  if (kind === 'seat') {
    return { shape: 'dot', radiusMm: 0.5, style: { fill: '#FFFFFF', stroke: ink.text, 'stroke-width': 0.22 } };
  }
  if (kind === 'facility') {
    return {
      shape: 'square',
      radiusMm: 0.42 * size,
      style: { fill: '#FFFFFF', stroke: '#8A6D1A', 'stroke-width': 0.16 },
    };
  }
  if (state === 'gap') {
    const halo = { stroke: '#FFFFFF', 'stroke-width': 0.35, 'paint-order': 'stroke' };
    return { shape: 'triangle', radiusMm: 1.3 * size, style: { fill: stateColour.gap, ...halo } };
  }
  if (state === 'success')
    return { shape: 'dot', radiusMm: 0.66 * size, style: { ...thin, fill: stateColour.success } };
  return { shape: 'dot', radiusMm: 0.5 * size, style: { fill: '#FFFFFF', stroke: ink.quiet, 'stroke-width': 0.2 } };
}

export function drawSymbol(symbol: PointSymbol, positions: readonly (readonly [number, number])[]): string {
  const shape = pointPath[symbol.shape];
  return element('path', { d: positions.map(([x, y]) => shape(x, y, symbol.radiusMm)).join(''), ...symbol.style });
}

const drawingOrder = ['facility:outside', 'record:outside', 'record:success', 'seat:outside', 'record:gap'];

/** Symbols, what falls short on top. */
export function drawPoints(content: MapContent): string {
  const size = symbolSize(content.fit.scale);
  const place = (group: MapPoints): number => drawingOrder.indexOf(`${group.kind}:${group.state}`);
  return [...content.points]
    .filter((group) => group.points.length > 0)
    .sort((a, b) => place(a) - place(b))
    .map((group) => {
      const positions = group.points.map(({ position }) => toPaper(content.fit, position));
      return drawSymbol(pointSymbol(group.kind, group.state, size), positions);
    })
    .join('');
}
