import { useCallback, useMemo } from 'react';
import type { Camera } from '../../address/address.ts';
import type { Bounds } from '../use-camera.ts';
import type { Shift } from './shift.ts';

interface Looks {
  readonly bounds: Bounds | undefined;
  readonly camera: Camera | undefined;
  readonly onMoved: (camera: Camera) => void;
}

/** The map looks at where the base map shows a place; the address and whoever shares it have the true one. */
export function useShiftedCamera({ bounds, camera, onMoved }: Looks, shift: Shift): Looks {
  return {
    bounds: useMemo(() => bounds && shiftedBounds(bounds, shift), [bounds, shift]),
    camera: useMemo(() => camera && withCentre(camera, shift), [camera, shift]),
    onMoved: useCallback((moved: Camera) => onMoved(withCentre(moved, shift.back)), [onMoved, shift]),
  };
}

function shiftedBounds([west, south, east, north]: Bounds, shift: Shift): Bounds {
  return [...shift([west, south]), ...shift([east, north])];
}

function withCentre(camera: Camera, move: (place: readonly [number, number]) => [number, number]): Camera {
  const [longitude, latitude] = move([camera.longitude, camera.latitude]);
  return { ...camera, longitude, latitude };
}
