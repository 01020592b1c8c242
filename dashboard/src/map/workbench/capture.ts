import type { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibre } from 'maplibre-gl';
import type { RefObject } from 'react';

/** A canvas over the map, and the part of the width it is seen in. */
export interface CapturedSide {
  readonly overlay: MapLibreOverlay;
  /** Called by the overlay while its drawing buffer still holds what was drawn. */
  readonly afterRender: RefObject<(() => void) | undefined>;
  readonly fromPercent: number;
  readonly toPercent: number;
}

const ink = '#17212b';

/**
 * The map as a picture on white: a drawing buffer is only there right after it was drawn, so it is copied in that very
 * moment. Names are HTML on the screen and are drawn into the picture where they stand.
 */
export async function captureMap(map: MapLibre, sides: readonly CapturedSide[], frame: HTMLElement): Promise<string> {
  const [first] = sides;
  const canvas = first?.overlay.getCanvas();
  if (!canvas) throw new Error('the map has no canvas');
  const picture = document.createElement('canvas');
  [picture.width, picture.height] = [canvas.width, canvas.height];
  const pen = picture.getContext('2d');
  if (!pen) throw new Error('no picture can be drawn here');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, picture.width, picture.height);
  await drawnOnce(map, () => pen.drawImage(map.getCanvas(), 0, 0, picture.width, picture.height));
  for (const side of sides) await copySide(pen, side);
  for (const { fromPercent } of sides.slice(1)) {
    pen.fillStyle = ink;
    pen.fillRect((picture.width * fromPercent) / 100, 0, 2, picture.height);
  }
  drawNames(pen, frame, picture.width / frame.clientWidth);
  return picture.toDataURL('image/png');
}

function drawnOnce(map: MapLibre, take: () => void): Promise<void> {
  return new Promise((resolve) => {
    map.once('render', () => {
      take();
      resolve();
    });
    map.triggerRepaint();
  });
}

async function copySide(pen: CanvasRenderingContext2D, side: CapturedSide): Promise<void> {
  const { overlay, afterRender, fromPercent, toPercent } = side;
  await new Promise<void>((resolve) => {
    afterRender.current = () => {
      afterRender.current = undefined;
      const canvas = overlay.getCanvas();
      const left = ((canvas?.width ?? 0) * fromPercent) / 100;
      const width = ((canvas?.width ?? 0) * (toPercent - fromPercent)) / 100;
      if (canvas && width > 0) pen.drawImage(canvas, left, 0, width, canvas.height, left, 0, width, canvas.height);
      resolve();
    };
    // Draws the next frame whether anything has changed or not.
    overlay.setProps({ _animate: true });
  });
  overlay.setProps({ _animate: false });
}

function drawNames(pen: CanvasRenderingContext2D, frame: HTMLElement, density: number): void {
  const box = frame.getBoundingClientRect();
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.lineJoin = 'round';
  for (const text of frame.querySelectorAll<HTMLElement>('[data-map-name]')) {
    const style = getComputedStyle(text);
    if (style.visibility === 'hidden') continue;
    const { left, top, width, height } = text.getBoundingClientRect();
    pen.font = `${style.fontWeight} ${Number.parseFloat(style.fontSize) * density}px ${style.fontFamily}`;
    const at = [(left - box.left + width / 2) * density, (top - box.top + height / 2) * density] as const;
    pen.lineWidth = 3 * density;
    pen.strokeStyle = '#ffffff';
    pen.strokeText(text.textContent ?? '', ...at);
    pen.fillStyle = ink;
    pen.fillText(text.textContent ?? '', ...at);
  }
}
