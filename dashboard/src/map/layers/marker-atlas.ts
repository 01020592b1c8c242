/** Shapes of point marks, white on transparent, to be tinted by the layer. */
export const markerShapes = ['disc', 'diamond', 'square'] as const;
export type MarkerShape = (typeof markerShapes)[number];

const cellPx = 64;

export const markerMapping: Readonly<
  Record<MarkerShape, { x: number; y: number; width: number; height: number; mask: boolean }>
> = {
  disc: cell(0),
  diamond: cell(1),
  square: cell(2),
};

function cell(column: number) {
  return { x: column * cellPx, y: 0, width: cellPx, height: cellPx, mask: true };
}

let atlas: HTMLCanvasElement | undefined;

/** Drawn once, in the page: no image is fetched. */
export function markerAtlas(): HTMLCanvasElement {
  atlas ??= drawAtlas();
  return atlas;
}

function drawAtlas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = cellPx * markerShapes.length;
  canvas.height = cellPx;
  const pen = canvas.getContext('2d');
  if (!pen) return canvas;
  pen.fillStyle = '#fff';
  pen.beginPath();
  pen.arc(cellPx / 2, cellPx / 2, cellPx * 0.4, 0, 2 * Math.PI);
  pen.fill();
  const middle = cellPx * 1.5;
  pen.beginPath();
  for (const [x, y] of [
    [0, -0.48],
    [0.48, 0],
    [0, 0.48],
    [-0.48, 0],
  ] as const) {
    pen.lineTo(middle + x * cellPx, cellPx / 2 + y * cellPx);
  }
  pen.fill();
  pen.fillRect(cellPx * 2.14, cellPx * 0.14, cellPx * 0.72, cellPx * 0.72);
  return canvas;
}
