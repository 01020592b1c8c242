import type { Map as MapLibre } from 'maplibre-gl';
import type { Language } from '../../address/address.ts';
import { formatDistance } from '../../format/number.ts';
import { lengthM } from './measure.ts';

const roundM = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];

/** The longest round bar within a third of the map's width, measured across its middle. */
export function scaleBar(
  map: Pick<MapLibre, 'getBounds' | 'getCenter'>,
  language: Language,
): { share: number; text: string } {
  const bounds = map.getBounds();
  const { lat } = map.getCenter();
  const wideM = lengthM([
    [bounds.getWest(), lat],
    [bounds.getEast(), lat],
  ]);
  return barWithin(wideM, language);
}

export function barWithin(wideM: number, language: Language): { share: number; text: string } {
  const barM = roundM.filter((candidate) => candidate <= wideM / 3).at(-1) ?? wideM / 3;
  return { share: barM / wideM, text: formatDistance(barM, language) };
}
