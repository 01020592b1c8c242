import { useCallback, useMemo, useState } from 'react';
import { chooseYear } from '../../programme/choose-year.ts';
import type { Watched } from '../../programme/ProgrammeGate.tsx';
import { type RegionScope, useRegionScope } from '../../regions/use-region-scope.ts';
import { useTongue } from '../../words/words-context.tsx';
import { Ahead } from './Ahead.tsx';
import { Panels } from './Panels.tsx';
import { PlaylistEditor } from './PlaylistEditor.tsx';
import { SceneCaption } from './SceneCaption.tsx';
import { allScenes, nameOfScene } from './scene-names.ts';
import { subjectOf } from './scene-subject.ts';
import { type Scene, startOf } from './scenes.ts';
import { usePlaylist } from './use-playlist.ts';
import { useTurning } from './use-turning.ts';
import { WallHeader } from './WallHeader.tsx';
import { WallKeys } from './WallKeys.tsx';
import type { WallAddress } from './wall-address.ts';
import type { WallView } from './wall-view.ts';

export interface WallProps {
  readonly watched: Watched;
  readonly address: WallAddress;
  readonly asOf: string | undefined;
  readonly year: number | undefined;
}

type Place = Omit<WallView, 'scene' | 'subject'>;

/** Scenes are made of the districts: until they have come, the wall stands on its first one and shows what it has. */
export function Wall(props: WallProps) {
  const { watched, address } = props;
  const tongue = useTongue();
  const root = watched.programme.rootRegion;
  const city = useRegionScope({ region: root, root, asOf: props.asOf });
  const isWaiting = city.data === undefined && city.error === null;
  const place = usePlace(props, city.data);
  const { scenes, unknown, now, save, reset } = usePlaylist(address, place);
  const startAt = startOf(scenes, address.scene);
  const turning = useTurning({ count: isWaiting ? 1 : scenes.length, paceS: now.paceS, startAt });
  const [edits, setEdits] = useState(false);
  const edit = useCallback(() => setEdits(true), []);
  const view = useView(place, scenes[turning.at] ?? scenes[0]);
  const next = useView(place, scenes[(turning.at + 1) % scenes.length] ?? scenes[0]);
  const { goTo } = turning;
  const onOpen = useCallback((region: string) => goToRegion(region, scenes, goTo), [scenes, goTo]);
  return (
    <>
      <WallHeader programme={watched.programme} basis={watched.programme.basis} />
      <Panels view={view} city={city} turn={turning.at} onOpen={onOpen}>
        <SceneCaption
          turning={turning}
          names={scenes.map((scene) => nameOfScene(scene, place, tongue))}
          unknown={isWaiting ? none : unknown}
        />
        <WallKeys turning={turning} onEdit={edit} />
      </Panels>
      <Ahead view={next} city={city.data} />
      {edits ? (
        <PlaylistEditor
          now={now}
          offers={allScenes(place, tongue)}
          onSave={save}
          onReset={reset}
          onClose={() => setEdits(false)}
        />
      ) : null}
    </>
  );
}

const none: readonly string[] = [];

/** What the scenes have in common. */
function usePlace({ watched, asOf, year }: WallProps, city: RegionScope | undefined): Place {
  const { programme, indicators } = watched;
  return useMemo(
    () => ({
      programme,
      indicators,
      root: programme.rootRegion,
      districts: city?.areas ?? [],
      districtLevel: city?.areaLevel ?? 'district',
      year: chooseYear(programme.years, year, programme.basis.asOf),
      asOf,
    }),
    [programme, indicators, city, asOf, year],
  );
}

function useView(place: Place, scene: Scene): WallView {
  return useMemo(() => ({ ...place, scene, subject: subjectOf(scene, place) }), [place, scene]);
}

/** A click on a district turns to its scene, when the playlist has it. */
function goToRegion(region: string, scenes: readonly Scene[], goTo: (at: number) => void): void {
  const at = scenes.findIndex((scene) => scene.id === region);
  if (at >= 0) goTo(at);
}
