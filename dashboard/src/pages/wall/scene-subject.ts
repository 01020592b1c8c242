import type { Indicator, Programme } from '../../data/queries.ts';
import type { MapSubject } from '../../map/map-view.ts';
import type { Scene } from './scenes.ts';

interface Shown {
  readonly programme: Pick<Programme, 'items'>;
  readonly indicators: readonly [Indicator, ...Indicator[]];
}

/** The indicator of a scene, or the plan item in its place, in words. */
export function subjectOf(scene: Scene, { programme, indicators }: Shown): MapSubject {
  const item = programme.items.find((entry) => entry.item === scene.item);
  if (item) return { id: item.item, label: item.title, weightUnit: item.unit, whole: true };
  return indicatorOf(scene, indicators);
}

export function indicatorOf(scene: Scene, indicators: Shown['indicators']): Indicator {
  return indicators.find(({ id }) => id === scene.indicator) ?? indicators[0];
}
