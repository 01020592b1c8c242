import type { tileLayers } from '#api/contract/tiles.ts';
import type { Indicator } from '../data/queries.ts';
import { busIndicator } from './known-indicators.ts';

/**
 * The load each layer of tiles is asked at; a layer that is not named is asked at the load of the figures, but water,
 * which is not drawn then.
 */
export type TileLoads = Readonly<Partial<Record<(typeof tileLayers)[number], number>>>;

interface Asked {
  /** Newest load of each dataset; one that is not known may have been loaded at any time. */
  readonly newest: ReadonlyMap<string, number>;
  readonly indicators: readonly Indicator[];
  readonly roadIndicator: Indicator | undefined;
  /** Undefined: none is loaded. */
  readonly water: number | undefined;
}

/**
 * Tiles change with the datasets they are made of and no other: asked at the newest load of these, the others stay on
 * the screen when something else is published.
 */
export function tileLoads({ newest, indicators, roadIndicator, water }: Asked): TileLoads {
  const bus = indicators.find(({ id }) => id === busIndicator);
  const datasets = {
    road_segment: ['road_segment', ...(roadIndicator?.reads ?? [])],
    // What the state of a village rests on is not known where the programme does not watch it.
    village: bus ? ['village', ...bus.reads] : [],
    facility: ['facility'],
    work: ['work'],
  };
  const known = Object.fromEntries(
    Object.entries(datasets).flatMap(([layer, behind]) => {
      const loads = behind.flatMap((dataset) => newest.get(dataset) ?? []);
      return loads.length > 0 && loads.length === behind.length ? [[layer, Math.max(...loads)]] : [];
    }),
  );
  return water === undefined ? known : { ...known, water };
}
