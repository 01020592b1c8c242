import type { Geometry } from 'geojson';

/** Where the base map shows a place. */
export interface Shift {
  (place: readonly [number, number]): [number, number];
  geometry(geometry: Geometry): Geometry;
  /** The true place of what the base map shows. */
  back(place: readonly [number, number]): [number, number];
}

type Move = (place: readonly [number, number]) => readonly [number, number];

/** Of two functions that undo each other. */
export function shiftOf(there: Move, back: Move): Shift {
  const move = (place: readonly [number, number]): [number, number] => {
    const [longitude, latitude] = there(place);
    return [longitude, latitude];
  };
  return Object.assign(move, {
    geometry: (geometry: Geometry): Geometry =>
      'coordinates' in geometry
        ? ({ ...geometry, coordinates: moved(geometry.coordinates, move) } as Geometry)
        : geometry,
    back: (place: readonly [number, number]): [number, number] => {
      const [longitude, latitude] = back(place);
      return [longitude, latitude];
    },
  });
}

/** Our own ground: everything is where it is. */
export const noShift: Shift = Object.assign(
  (place: readonly [number, number]): [number, number] => [place[0], place[1]],
  {
    geometry: (geometry: Geometry) => geometry,
    back: (place: readonly [number, number]): [number, number] => [place[0], place[1]],
  },
);

function moved(coordinates: unknown, move: (place: readonly [number, number]) => [number, number]): unknown {
  if (!Array.isArray(coordinates)) return coordinates;
  const [first, second] = coordinates;
  if (typeof first === 'number' && typeof second === 'number') return move([first, second]);
  return coordinates.map((inner) => moved(inner, move));
}
