import type { Layer } from '@deck.gl/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { palettes } from '../../look/palette.ts';
import { useScreen } from '../../look/use-screen.ts';
import type { LiveMap } from '../create-map.ts';
import type { heatLayer } from '../layers/heat-layer.ts';
import { measureLayers } from '../layers/measure-layer.ts';
import type { RegionFigure } from '../region-figure.ts';
import { useZoom } from '../use-zoom.ts';
import { classOf, type ValueClass, valueClasses } from '../value-classes.ts';
import type { Shift } from './shift.ts';
import type { Measuring } from './use-measure.ts';
import { workbenchLayers } from './workbench-layers.ts';
import type { WorkbenchView } from './workbench-view.ts';

export interface Drawing {
  readonly layers: readonly Layer[];
  readonly rightLayers: readonly Layer[] | undefined;
  readonly areaClasses: readonly ValueClass[];
  readonly zoom: number;
  readonly tilesFailed: boolean;
}

export interface DrawingQuestion {
  readonly view: WorkbenchView;
  readonly live: LiveMap | undefined;
  readonly measuring: Measuring;
  readonly shift: Shift;
}

/** Coverage is whole or it is not: the colours say how far from all villages. */
const wholeTarget = { operator: '>=', value: 100 };

/** The layers of both sides, in classes that both share, so that one colour means one thing on either. */
export function useWorkbenchDrawing({ view, live, measuring, shift }: DrawingQuestion): Drawing {
  const { fontPx } = useScreen();
  const zoom = useZoom(live?.map);
  const heat = useHeat(view.show.includes('heat'));
  const [tilesFailed, setTilesFailed] = useState(false);
  const onError = useCallback(() => setTilesFailed(true), []);
  const areaClasses = useMemo(
    () => sharedClasses(view.left.figures, view.right?.figures ?? []),
    [view.left.figures, view.right?.figures],
  );
  const means = useMemo(
    () => ({ areaClasses, fontPx, zoom, shift, heat, onError }),
    [areaClasses, fontPx, zoom, shift, heat, onError],
  );
  const left = useMemo(() => workbenchLayers(view, view.left, means), [view, means]);
  const right = useMemo(() => view.right && workbenchLayers(view, view.right, means), [view, means]);
  const { points, kind } = measuring;
  const measured = useCallback(() => {
    const palette = palettes[view.theme];
    return measureLayers({ points: points.map(shift), isArea: kind === 'area', palette, fontPx });
  }, [points, kind, shift, view.theme, fontPx]);
  // A layer belongs to one canvas: each side has its own.
  const layers = useMemo(() => [...left, ...measured()], [left, measured]);
  const rightLayers = useMemo(() => right && [...right, ...measured()], [right, measured]);
  return { layers, rightLayers, areaClasses, zoom, tilesFailed };
}

/** Classes of both sides together, each with how many areas of the left it holds, which is what the names say. */
export function sharedClasses(left: readonly RegionFigure[], right: readonly RegionFigure[]): readonly ValueClass[] {
  const classes = valueClasses([...left, ...right], wholeTarget);
  return classes.map((entry) => ({
    ...entry,
    count: left.filter((figure) => classOf(figure, classes) === entry).length,
  }));
}

function useHeat(isOn: boolean): typeof heatLayer | undefined {
  const [heat, setHeat] = useState<{ readonly make: typeof heatLayer }>();
  useEffect(() => {
    if (!isOn || heat) return;
    void import('../layers/heat-layer.ts').then(({ heatLayer: make }) => setHeat({ make }));
  }, [isOn, heat]);
  return heat?.make;
}
