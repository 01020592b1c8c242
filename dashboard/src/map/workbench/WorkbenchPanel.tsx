import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { palettes } from '../../look/palette.ts';
import { Notice } from '../../panel/Notice.tsx';
import { useCoverageWords } from '../../words/use-coverage-words.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { LiveMap } from '../create-map.ts';
import { MapLabels } from '../MapLabels.tsx';
import styles from '../MapPanel.module.css';
import { MapTooltip } from '../MapTooltip.tsx';
import { tipOf } from '../tip-of.ts';
import { useCamera } from '../use-camera.ts';
import { useLiveMap } from '../use-live-map.ts';
import { ClassLegend } from './ClassLegend.tsx';
import type { CapturedSide } from './capture.ts';
import { classLegend, type LegendGroup } from './class-legend.ts';
import { MapAlerts } from './MapAlerts.tsx';
import { MapTools } from './MapTools.tsx';
import { PrintSheet } from './PrintSheet.tsx';
import { SwipeDivider } from './SwipeDivider.tsx';
import { scaleBar } from './scale-bar.ts';
import type { Shift } from './shift.ts';
import { useBaseMap } from './use-base-map.ts';
import { useMeasure } from './use-measure.ts';
import { usePrint } from './use-print.ts';
import { type SecondOverlay, useSecondOverlay } from './use-second-overlay.ts';
import { useShift } from './use-shift.ts';
import { useShiftedCamera } from './use-shifted-camera.ts';
import { useSwipe } from './use-swipe.ts';
import { type Drawing, useWorkbenchDrawing } from './use-workbench-drawing.ts';
import { useWorkbenchOverlay, type WorkbenchOverlay } from './use-workbench-overlay.ts';
import own from './WorkbenchPanel.module.css';
import { tipContextOf, useWorkbenchLabels } from './workbench-labels.ts';
import type { WorkbenchCalls, WorkbenchView } from './workbench-view.ts';

interface Props {
  readonly view: WorkbenchView;
  readonly calls: WorkbenchCalls;
}

/** The map once it is known where the base map shows things. */
export default function WorkbenchPanel({ view, calls }: Props) {
  const shift = useShift(view.baseMap);
  const { words } = useTongue();
  return shift ? <PlannersMap view={view} calls={calls} shift={shift} /> : <Notice>{words.map.loading}</Notice>;
}

function PlannersMap({ view, calls, shift }: Props & { readonly shift: Shift }) {
  const words = useCoverageWords();
  const { words: common, language } = useTongue();
  const container = useRef<HTMLDivElement>(null);
  const { live, failed } = useLiveMap(container, { language, hands: true });
  const baseFailed = useBaseMap(live, view.baseMap);
  const measuring = useMeasure();
  const [preparing, setPreparing] = useState(false);
  // Paper is white whatever the screen is.
  const onPaper = useMemo<WorkbenchView>(() => ({ ...view, theme: 'paper' }), [view]);
  const shown = preparing ? onPaper : view;
  const drawing = useWorkbenchDrawing({ view: shown, live, measuring, shift });
  const { add, kind } = measuring;
  const onPoint = useMemo(
    () => (kind ? (place: readonly [number, number]) => add(shift.back(place)) : undefined),
    [kind, add, shift],
  );
  const left = useWorkbenchOverlay(live, drawing.layers, { ...calls, onPoint });
  const swipe = useSwipe(calls.swipe, calls.onSwipe);
  const right = useSecondOverlay(live, drawing.rightLayers, swipe.percent);
  const frame = container.current?.parentElement ?? null;
  const sides = useCapturedSides(live, left, right, swipe.percent);
  const printing = usePrint({ live, frame, sides, preparing, onPreparing: setPreparing });
  const labels = useWorkbenchLabels(view, shift);
  const focus = useMemo(() => shifted(view.focus ?? view.mark, shift), [view.focus, view.mark, shift]);
  const { camera, onMoved } = calls;
  const looks = useShiftedCamera({ bounds: view.bounds, camera, onMoved }, shift);
  useCamera({ map: live?.map, ...looks, focus, clear: undefined });
  useEffect(
    () => live?.map.getCanvas().setAttribute('aria-label', words.map.label(view.name)),
    [live, words, view.name],
  );
  const groups = useLegend(view, drawing);
  const paperGroups = useLegend(onPaper, drawing);
  const isRight =
    view.right !== undefined && (left.hovered?.x ?? 0) > ((frame?.clientWidth ?? 0) * swipe.percent) / 100;
  const hovered = isRight ? right.hovered : left.hovered;
  const side = (isRight && view.right) || view.left;
  const tip = hovered && tipOf(hovered.layerId, hovered.properties, tipContextOf(side, common, language));
  return (
    <div
      className={`${styles.frame} ${own.holder}`}
      data-testid="map"
      data-ready={live !== undefined}
      data-drawn={left.drawn && right.drawn}
    >
      <div ref={container} className={styles.map} />
      {failed ? (
        <div className={styles.cover}>
          <Notice role="alert">{common.map.noWebgl}</Notice>
        </div>
      ) : null}
      {/* While something is measured, a click on a name is a point like any other. */}
      <div className={own.names} inert={kind !== undefined}>
        {live ? <MapLabels map={live.map} labels={labels} onOpen={calls.onOpen} /> : null}
      </div>
      {live ? <MapTools measuring={measuring} printing={preparing} onPrint={printing.print} /> : null}
      {view.right ? <SwipeDivider percent={swipe.percent} onMove={swipe.move} onRest={swipe.rest} /> : null}
      {live ? <ClassLegend groups={groups} remark={view.trial ? words.rule.trial : undefined} /> : null}
      <MapAlerts tilesFailed={drawing.tilesFailed} baseFailed={baseFailed} attribution={view.baseMap?.attribution} />
      {hovered && tip && frame ? (
        <MapTooltip
          tip={{ ...tip, x: hovered.x, y: hovered.y }}
          frame={{ width: frame.clientWidth, height: frame.clientHeight }}
        />
      ) : null}
      {printing.picture && live ? (
        <PrintSheet
          words={view.print}
          picture={printing.picture}
          groups={paperGroups}
          scale={scaleBar(live.map, language)}
        />
      ) : null}
    </div>
  );
}

function shifted(place: readonly [number, number] | undefined, shift: Shift): readonly [number, number] | undefined {
  return place && shift(place);
}

/** What is to be seen of either canvas; undefined until both are drawn. */
function useCapturedSides(
  live: LiveMap | undefined,
  left: WorkbenchOverlay,
  right: SecondOverlay,
  swipe: number,
): readonly CapturedSide[] | undefined {
  const isDrawn = live !== undefined && left.drawn && right.drawn;
  return useMemo(() => {
    if (!live || !isDrawn) return undefined;
    const end = right.overlay ? swipe : 100;
    const first = { overlay: live.overlay, afterRender: left.afterRender, fromPercent: 0, toPercent: end };
    if (!right.overlay) return [first];
    return [first, { overlay: right.overlay, afterRender: right.afterRender, fromPercent: swipe, toPercent: 100 }];
  }, [live, isDrawn, left.afterRender, right.afterRender, right.overlay, swipe]);
}

function useLegend(view: WorkbenchView, { areaClasses, zoom }: Drawing): readonly LegendGroup[] {
  const words = useCoverageWords();
  const { words: common, language } = useTongue();
  return useMemo(
    () => classLegend(view, { words, common, language, palette: palettes[view.theme], areaClasses, zoom }),
    [view, words, common, language, areaClasses, zoom],
  );
}
