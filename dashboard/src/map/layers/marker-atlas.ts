/** Shapes of point marks, white on transparent, to be tinted by the layer. */
export const markerShapes = ['disc', 'diamond', 'square', 'triangle', 'hollowTriangle'] as const;
export type MarkerShape = (typeof markerShapes)[number];

const cellPx = 64;

export const markerMapping: Readonly<
  Record<MarkerShape, { x: number; y: number; width: number; height: number; mask: boolean }>
> = {
  disc: cell(0),
  diamond: cell(1),
  square: cell(2),
  triangle: cell(3),
  hollowTriangle: cell(4),
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
  // Kept in memory: a canvas on the graphics card would hold up the page until a context of its own is made.
  const pen = canvas.getContext('2d', { willReadFrequently: true });
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
  traceTriangle(pen, cellPx * 3);
  pen.fill();
  traceTriangle(pen, cellPx * 4);
  pen.strokeStyle = '#fff';
  pen.lineWidth = cellPx * 0.14;
  pen.stroke();
  return canvas;
}

function traceTriangle(pen: CanvasRenderingContext2D, left: number): void {
  pen.beginPath();
  pen.moveTo(left + cellPx * 0.5, cellPx * 0.12);
  pen.lineTo(left + cellPx * 0.9, cellPx * 0.86);
  pen.lineTo(left + cellPx * 0.1, cellPx * 0.86);
  pen.closePath();
}
