import type { LiveMap } from '../create-map.ts';

const ink = '#17212b';

/**
 * The map as a picture on white: a drawing buffer is only there right after it was drawn, so it is copied in that very
 * moment. Names are HTML on the screen and are drawn into the picture where they stand.
 */
export async function captureMap({ map, overlay }: LiveMap, frame: HTMLElement): Promise<string> {
  const canvas = overlay.getCanvas();
  if (!canvas) throw new Error('the map has no canvas');
  const picture = document.createElement('canvas');
  [picture.width, picture.height] = [canvas.width, canvas.height];
  const pen = picture.getContext('2d');
  if (!pen) throw new Error('no picture can be drawn here');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, picture.width, picture.height);
  await drawnOnce(map, () => pen.drawImage(map.getCanvas(), 0, 0, picture.width, picture.height));
  await new Promise<void>((resolve) => {
    overlay.setProps({
      onAfterRender: () => {
        pen.drawImage(canvas, 0, 0);
        overlay.setProps({ onAfterRender: () => undefined });
        resolve();
      },
    });
    map.triggerRepaint();
  });
  drawNames(pen, frame, picture.width / frame.clientWidth);
  return picture.toDataURL('image/png');
}

function drawnOnce(map: LiveMap['map'], take: () => void): Promise<void> {
  return new Promise((resolve) => {
    map.once('render', () => {
      take();
      resolve();
    });
    map.triggerRepaint();
  });
}

function drawNames(pen: CanvasRenderingContext2D, frame: HTMLElement, density: number): void {
  const box = frame.getBoundingClientRect();
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.lineJoin = 'round';
  for (const text of frame.querySelectorAll<HTMLElement>('[data-map-name]')) {
    if (getComputedStyle(text).visibility === 'hidden') continue;
    const { left, top, width, height } = text.getBoundingClientRect();
    const style = getComputedStyle(text);
    pen.font = `${style.fontWeight} ${Number.parseFloat(style.fontSize) * density}px ${style.fontFamily}`;
    const at = [(left - box.left + width / 2) * density, (top - box.top + height / 2) * density] as const;
    pen.lineWidth = 3 * density;
    pen.strokeStyle = '#ffffff';
    pen.strokeText(text.textContent ?? '', ...at);
    pen.fillStyle = ink;
    pen.fillText(text.textContent ?? '', ...at);
  }
}
