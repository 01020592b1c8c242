import { useCallback, useMemo, useState } from 'react';
import { numberedTargets } from './numbered-targets.ts';
import { forgetPlaylist, ownStorage, readPlaylist, type SavedPlaylist, savePlaylist } from './saved-playlist.ts';
import { type SceneList, type Stock, scenesOf, usualPlaylist } from './scenes.ts';
import { usualPaceS, type WallAddress } from './wall-address.ts';
import type { WallView } from './wall-view.ts';

export interface Playlist extends SceneList {
  /** Names and pace as they are in force, for the editor. */
  readonly now: SavedPlaylist;
  /** False when the browser keeps nothing. */
  readonly save: (playlist: SavedPlaylist) => boolean;
  readonly reset: () => void;
}

type Place = Pick<WallView, 'programme' | 'indicators' | 'root' | 'districts'>;

/** What the address says, else what this browser saved, else city, districts and the numbered targets. */
export function usePlaylist(address: WallAddress, place: Place): Playlist {
  const { programme, indicators, root, districts } = place;
  const [saved, setSaved] = useState(() => readPlaylist(ownStorage(), programme.id));
  const usual = useMemo(
    () =>
      usualPlaylist(
        { districts },
        numberedTargets(programme).flatMap((target) => target.indicators),
      ),
    [districts, programme],
  );
  const playlist = address.playlist ?? saved?.playlist ?? usual;
  const paceS = address.paceS ?? saved?.paceS ?? usualPaceS;
  const list = useMemo(() => {
    const stock: Stock = { root, districts, indicators, items: programme.items };
    return scenesOf(playlist, stock);
  }, [playlist, root, districts, indicators, programme.items]);
  const save = useCallback(
    (next: SavedPlaylist) => {
      setSaved(next);
      return savePlaylist(ownStorage(), programme.id, next);
    },
    [programme.id],
  );
  const reset = useCallback(() => {
    setSaved(undefined);
    forgetPlaylist(ownStorage(), programme.id);
  }, [programme.id]);
  return { ...list, now: { playlist, paceS }, save, reset };
}
