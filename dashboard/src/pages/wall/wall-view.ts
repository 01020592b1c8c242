import type { Indicator, Programme, Region } from '../../data/queries.ts';
import type { MapSubject } from '../../map/map-view.ts';
import type { Scene } from './scenes.ts';

/** What every panel of the wall is given. */
export interface WallView {
  readonly programme: Programme;
  readonly indicators: readonly [Indicator, ...Indicator[]];
  readonly scene: Scene;
  /** The indicator that the scene shows, or the plan item in its place. */
  readonly subject: MapSubject;
  /** Top region of the programme. */
  readonly root: string;
  /** Regions that are ranked and have plans of their own. */
  readonly districts: readonly Region[];
  readonly districtLevel: Region['level'];
  readonly year: number | undefined;
  readonly asOf: string | undefined;
}
