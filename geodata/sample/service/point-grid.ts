import type { LonLat } from '../../crs/gcj02.ts';
import { geodesicKm } from '../plane.ts';
import { listOf } from '../required.ts';

const cellDeg = 0.02;

/** Points in cells, for "anything within so many metres": radii up to two kilometres. */
export class PointGrid<T> {
  readonly #cells = new Map<string, { at: LonLat; item: T }[]>();

  add(at: LonLat, item: T): void {
    listOf(this.#cells, `${Math.floor(at[0] / cellDeg)},${Math.floor(at[1] / cellDeg)}`).push({ at, item });
  }

  /** Items within the radius, nearest first. */
  within(at: LonLat, radiusKm: number): { item: T; km: number }[] {
    const [column, row] = [Math.floor(at[0] / cellDeg), Math.floor(at[1] / cellDeg)];
    const around = [-1, 0, 1].flatMap((dx) =>
      [-1, 0, 1].flatMap((dy) => this.#cells.get(`${column + dx},${row + dy}`) ?? []),
    );
    return around
      .map((entry) => ({ item: entry.item, km: geodesicKm(entry.at, at) }))
      .filter(({ km }) => km <= radiusKm)
      .sort((one, other) => one.km - other.km);
  }
}
