import type { Region } from '../../data/queries.ts';
import type { Bounds } from '../../map/use-camera.ts';

/**
 * Where the map looks: at the file, as far as it lies on known ground. A single row with a mistyped longitude would
 * otherwise make a dot of the whole file.
 */
export function previewBounds(own: Bounds | null, regions: readonly Pick<Region, 'bbox'>[]): Bounds | undefined {
  if (own === null) return undefined;
  const known = regions.flatMap(({ bbox }) => (bbox ? [bbox] : []));
  if (known.length === 0) return own;
  const ground = known.reduce(([w, s, e, n], [west, south, east, north]) => [
    Math.min(w, west),
    Math.min(s, south),
    Math.max(e, east),
    Math.max(n, north),
  ]);
  const [west, south, east, north] = [
    Math.max(own[0], ground[0]),
    Math.max(own[1], ground[1]),
    Math.min(own[2], ground[2]),
    Math.min(own[3], ground[3]),
  ];
  return west <= east && south <= north ? [west, south, east, north] : own;
}
