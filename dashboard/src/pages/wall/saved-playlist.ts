import { parsePace, parsePlaylist } from './wall-address.ts';

/** What this browser remembers of the wall. */
export interface SavedPlaylist {
  readonly paceS: number;
  readonly playlist: readonly string[];
}

const storageKey = (programme: string) => `tongcun.wall.${programme}`;

/** Undefined when nothing, or nothing readable, is saved for the programme. */
export function readPlaylist(storage: Storage | undefined, programme: string): SavedPlaylist | undefined {
  const saved = readItem(storage, storageKey(programme));
  const playlist = parsePlaylist(textOf(saved, 'playlist'));
  const paceS = parsePace(textOf(saved, 'pace'));
  return playlist && paceS !== undefined ? { playlist, paceS } : undefined;
}

/** False when the browser keeps nothing: storage is off or full. */
export function savePlaylist(storage: Storage | undefined, programme: string, saved: SavedPlaylist): boolean {
  const text = JSON.stringify({ playlist: saved.playlist.join(','), pace: String(saved.paceS) });
  try {
    storage?.setItem(storageKey(programme), text);
    return storage !== undefined;
  } catch {
    return false;
  }
}

export function forgetPlaylist(storage: Storage | undefined, programme: string): void {
  storage?.removeItem(storageKey(programme));
}

/** The browser's own storage; a browser that forbids it throws on the very mention. */
export function ownStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

function readItem(storage: Storage | undefined, key: string): unknown {
  try {
    return JSON.parse(storage?.getItem(key) ?? 'null');
  } catch {
    // Not written by this page; the usual playlist takes its place.
    return undefined;
  }
}

function textOf(saved: unknown, name: 'playlist' | 'pace'): string {
  if (typeof saved !== 'object' || saved === null) return '';
  const value: unknown = Reflect.get(saved, name);
  return typeof value === 'string' ? value : '';
}
