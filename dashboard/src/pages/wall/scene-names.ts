import type { tongueOf } from '../../words/words-context.tsx';
import type { Offer } from './PlaylistEditor.tsx';
import { subjectOf } from './scene-subject.ts';
import { cityScene, type Scene } from './scenes.ts';
import type { WallView } from './wall-view.ts';

type Place = Pick<WallView, 'programme' | 'indicators' | 'districts'>;
type Tongue = Pick<ReturnType<typeof tongueOf>, 'words' | 'say' | 'nameOf'>;

/** A scene in words: the district, or what the map is about. */
export function nameOfScene(scene: Scene, place: Place, { words, say, nameOf }: Tongue): string {
  if (scene.id === cityScene) return words.levels.city;
  const district = place.districts.find(({ code }) => code === scene.region);
  return district ? nameOf(district) : say(subjectOf(scene, place).label);
}

/** Every scene there is, for the editor: the city, the districts, the indicators, the items of the plan. */
export function allScenes({ programme, indicators, districts }: Place, { words, say, nameOf }: Tongue): Offer[] {
  return [
    { id: cityScene, name: words.levels.city },
    ...districts.map((district) => ({ id: district.code, name: nameOf(district) })),
    ...indicators.map(({ id, label }) => ({ id, name: say(label) })),
    ...programme.items.map(({ item, title }) => ({ id: item, name: say(title) })),
  ];
}
