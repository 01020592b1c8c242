import { useEffect, useState } from 'react';
import type { BaseMap } from '../../data/queries.ts';
import { noShift, type Shift, shiftOf } from './shift.ts';

/**
 * How what is drawn follows the base map: not at all, or by the offset of GCJ-02. For display alone: what is measured,
 * asked and put into the address is the true place. Undefined until the mathematics have come.
 */
export function useShift(baseMap: BaseMap): Shift | undefined {
  const isShifted = baseMap?.crs === 'gcj02';
  const [shift, setShift] = useState<{ readonly by: Shift }>();
  useEffect(() => {
    if (!isShifted) return;
    void import('#geodata/crs/gcj02.ts').then(({ wgs84ToGcj02, gcj02ToWgs84 }) =>
      setShift({ by: shiftOf(wgs84ToGcj02, gcj02ToWgs84) }),
    );
  }, [isShifted]);
  return isShifted ? shift?.by : noShift;
}
