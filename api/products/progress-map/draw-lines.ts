import type { RecordState } from '#geodata/vocabulary/record-state.ts';
import type { AdminGrade } from '#geodata/vocabulary/road.ts';
import { element, mm } from '../sheet/svg-element.ts';
import { toPaper } from './fit-map.ts';
import type { MapContent } from './map-content.ts';
import { roadWidthMm, stateColour } from './sheet-style.ts';

const drawingOrder: readonly RecordState[] = ['outside', 'success', 'gap'];

/** Roads, one path for each grade and state; those that fall short lie on top, wider, dashed and cased. */
export function drawLines(content: MapContent): string {
  const ordered = [...content.lines].sort(
    (a, b) =>
      drawingOrder.indexOf(a.state) - drawingOrder.indexOf(b.state) || roadWidthMm[a.grade] - roadWidthMm[b.grade],
  );
  return ordered
    .map(({ grade, state, lines }) => {
      const path = lines
        .map((vertices) => `M${vertices.map((vertex) => toPaper(content.fit, vertex).map(mm).join(' ')).join('L')}`)
        .join('');
      return lineStyles(grade, state)
        .map((style) => element('path', { d: path, fill: 'none', 'stroke-linejoin': 'round', ...style }))
        .join('');
    })
    .join('');
}

/** Strokes of a road, from below; the legend uses the same. */
export function lineStyles(grade: AdminGrade, state: RecordState): Record<string, string | number>[] {
  const width = roadWidthMm[grade];
  if (state !== 'gap') return [{ stroke: stateColour[state], 'stroke-width': width, 'stroke-linecap': 'round' }];
  return [
    { stroke: '#FFFFFF', 'stroke-width': width + 0.62 },
    { stroke: stateColour.gap, 'stroke-width': width + 0.34, 'stroke-dasharray': '1.1 .4' },
  ];
}
