import type { Region } from '../../data/queries.ts';

/** One picture of the wall: whose figures, and what the map is coloured by. */
export interface Scene {
  /** As it stands in an address or a playlist: `city`, a region's code, an indicator or a plan item. */
  readonly id: string;
  readonly region: string;
  /** Colours the map and ranks the districts. */
  readonly indicator: string;
  /** Plan item in the place of the indicator. */
  readonly item: string | undefined;
}

/** What scenes can be made of. */
export interface Stock {
  readonly root: string;
  readonly districts: readonly Pick<Region, 'code'>[];
  /** Indicators of the programme, the one shown where no theme asks for another first. */
  readonly indicators: readonly [{ readonly id: string }, ...{ readonly id: string }[]];
  readonly items: readonly { readonly item: string }[];
}

export const cityScene = 'city';

/** The scene with this name; undefined when there is none. */
export function sceneOf(id: string, { root, districts, indicators, items }: Stock): Scene | undefined {
  const usual = { id, region: root, indicator: indicators[0].id, item: undefined };
  if (id === cityScene || id === root) return { ...usual, id: cityScene };
  if (districts.some(({ code }) => code === id)) return { ...usual, region: id };
  if (indicators.some((indicator) => indicator.id === id)) return { ...usual, indicator: id };
  return items.some(({ item }) => item === id) ? { ...usual, item: id } : undefined;
}

/** City, each district, then the themes. */
export function usualPlaylist({ districts }: Pick<Stock, 'districts'>, themes: readonly string[]): readonly string[] {
  return [cityScene, ...districts.map(({ code }) => code), ...themes];
}

export interface SceneList {
  /** At least one. */
  readonly scenes: readonly [Scene, ...Scene[]];
  /** Names of the playlist that mean no scene. */
  readonly unknown: readonly string[];
}

/** The scenes of a playlist in its order. One without any scene shows the city. */
export function scenesOf(playlist: readonly string[], stock: Stock): SceneList {
  const found = playlist.map((id) => sceneOf(id, stock));
  const [first, ...others] = found.flatMap((scene) => scene ?? []);
  const city = { id: cityScene, region: stock.root, indicator: stock.indicators[0].id, item: undefined };
  return { scenes: [first ?? city, ...others], unknown: playlist.filter((_, at) => found[at] === undefined) };
}

/** Where the playlist begins: at the asked scene, or at the first when it is not in it. */
export function startOf(scenes: readonly Scene[], asked: string | undefined): number {
  return Math.max(
    0,
    scenes.findIndex((scene) => scene.id === asked),
  );
}
