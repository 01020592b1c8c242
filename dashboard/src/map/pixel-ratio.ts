/** No side of a drawing buffer goes beyond this: MapLibre cuts its own here, and picking in deck.gl is off past it. */
const longestSidePx = 4096;
/** Pixels of a drawing buffer in all, those of a 4K screen: at four bytes, 33 MB a canvas. */
const mostPixels = 3840 * 2160;

/** Pixels of the drawing buffer for each of CSS: the screen's own density, as long as the buffer stays bounded. */
export function boundedPixelRatio({ width, height }: { width: number; height: number }, density: number): number {
  if (width <= 0 || height <= 0) return density;
  return Math.min(density, longestSidePx / width, longestSidePx / height, Math.sqrt(mostPixels / (width * height)));
}
