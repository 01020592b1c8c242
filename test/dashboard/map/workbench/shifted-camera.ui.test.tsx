import { act, renderHook } from '@testing-library/react';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { noShift, shiftOf } from '#dashboard/src/map/workbench/shift.ts';
import { useShiftedCamera } from '#dashboard/src/map/workbench/use-shifted-camera.ts';
import { gcj02ToWgs84, wgs84ToGcj02 } from '#geodata/crs/gcj02.ts';

const shift = shiftOf(wgs84ToGcj02, gcj02ToWgs84);
const bounds = [119.9, 29.3, 121.2, 30.3] as const;

describe('the camera over a base map in GCJ-02', () => {
  it('looks at where the base shows a place, and says the true place to the address', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 110, max: 125, noNaN: true }),
        fc.double({ min: 22, max: 40, noNaN: true }),
        (longitude, latitude) => {
          const onMoved = vi.fn();
          const camera = { zoom: 15, longitude, latitude };
          const { result, unmount } = renderHook(() => useShiftedCamera({ bounds, camera, onMoved }, shift));
          const shown = result.current.camera;
          expect([shown?.longitude, shown?.latitude]).toEqual(wgs84ToGcj02([longitude, latitude]));
          // Far enough to miss a bus stop on the screen.
          expect(Math.hypot((shown?.longitude ?? 0) - longitude, (shown?.latitude ?? 0) - latitude)).toBeGreaterThan(
            0.001,
          );
          act(() => result.current.onMoved(shown ?? camera));
          const [told] = onMoved.mock.calls[0] ?? [];
          expect(told.longitude).toBeCloseTo(longitude, 6);
          expect(told.latitude).toBeCloseTo(latitude, 6);
          expect(told.zoom).toBe(15);
          unmount();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('moves the corners of a region, and nothing over our own ground', () => {
    const looks = { bounds, camera: undefined, onMoved: vi.fn() };
    const { result } = renderHook(() => useShiftedCamera(looks, shift));
    expect(result.current.bounds).toEqual([...wgs84ToGcj02([119.9, 29.3]), ...wgs84ToGcj02([121.2, 30.3])]);
    const { result: still } = renderHook(() => useShiftedCamera(looks, noShift));
    expect(still.current.bounds).toEqual(bounds);
  });
});
