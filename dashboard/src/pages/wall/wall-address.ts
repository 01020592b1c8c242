/** What an address says of the wall beside programme, language and date, which it shares with the other pages. */
export interface WallAddress {
  /** Scene to begin with; undefined: the first of the playlist. */
  readonly scene: string | undefined;
  /** Seconds a scene stays; 0 stands still; undefined: the saved pace, or the usual one. */
  readonly paceS: number | undefined;
  /** Undefined: the saved playlist, or the usual one. */
  readonly playlist: readonly string[] | undefined;
}

export const usualPaceS = 20;
/** Below this nobody could read a scene. */
export const leastPaceS = 5;
export const mostPaceS = 3_600;

const sceneName = /^[0-9A-Za-z][0-9A-Za-z_-]{0,63}$/;
const mostScenes = 200;

/** Reads search params; whatever is missing or malformed falls back to what is saved or usual. */
export function parseWallAddress(search: URLSearchParams): WallAddress {
  const scene = search.get('scene');
  const playlist = search.get('playlist');
  return {
    scene: scene !== null && sceneName.test(scene) ? scene : undefined,
    paceS: parsePace(search.get('pace')),
    playlist: playlist === null ? undefined : parsePlaylist(playlist),
  };
}

/** Whole seconds: 0, or within the limits. */
export function parsePace(text: string | null): number | undefined {
  if (text === null || !/^\d{1,4}$/.test(text)) return undefined;
  const paceS = Number(text);
  return paceS === 0 || (paceS >= leastPaceS && paceS <= mostPaceS) ? paceS : undefined;
}

/** Names of scenes with commas or blanks between them; undefined without any. */
export function parsePlaylist(text: string): readonly string[] | undefined {
  const names = text.split(/[\s,，]+/).filter((name) => sceneName.test(name));
  return names.length > 0 ? names.slice(0, mostScenes) : undefined;
}

/** Search params that lead to this playlist at this pace, keeping what else the address says. */
export function formatWallAddress(search: URLSearchParams, { paceS, playlist }: Omit<WallAddress, 'scene'>): string {
  const copy = new URLSearchParams(search);
  copy.delete('scene');
  if (paceS !== undefined) copy.set('pace', String(paceS));
  if (playlist !== undefined) copy.set('playlist', playlist.join(','));
  // A comma needs no escape in a query, and without one the address can be read.
  return `?${String(copy).replaceAll('%2C', ',')}`;
}
