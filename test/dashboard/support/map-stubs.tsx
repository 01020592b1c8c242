import { palettes } from '#dashboard/src/look/palette.ts';
import type { MapView } from '#dashboard/src/map/map-view.ts';
import type { PreviewView } from '#dashboard/src/map/PreviewMap.tsx';
import { RegionLegend } from '#dashboard/src/map/RegionLegend.tsx';
import { valueClasses } from '#dashboard/src/map/value-classes.ts';
import { LegendGroups } from '#dashboard/src/map/workbench/ClassLegend.tsx';
import { classLegend } from '#dashboard/src/map/workbench/class-legend.ts';
import type { WorkbenchView } from '#dashboard/src/map/workbench/workbench-view.ts';
import { useCoverageWords } from '#dashboard/src/words/use-coverage-words.ts';
import { useTongue } from '#dashboard/src/words/words-context.tsx';

/** jsdom has no WebGL: what a map is given to draw stands in its place, in words. */
export function RegionMapStub({ view }: { readonly view: MapView }) {
  return (
    <div data-testid="map">
      <RegionLegend view={view} classes={valueClasses(view.figures, view.target)} zoom={12} foldable />
      {view.figures.map(({ region, name, value }) => (
        <p key={region}>{`${name} ${value}`}</p>
      ))}
    </div>
  );
}

/** With the legend as it is: it is where the planners' map says what is missing. */
export function WorkbenchStub({ view }: { readonly view: WorkbenchView }) {
  const words = useCoverageWords();
  const { words: common, language } = useTongue();
  const means = { words, common, language, palette: palettes[view.theme], areaClasses: [], zoom: 12 };
  return (
    <div data-testid="map">
      <LegendGroups groups={classLegend(view, means)} />
      {view.left.figures.map(({ region, name, value }) => (
        <p key={region}>{`${name} ${value}`}</p>
      ))}
    </div>
  );
}

export function PreviewStub({ view }: { readonly view: PreviewView }) {
  return <p data-testid="map">{`${view.features.length} rows`}</p>;
}

/** Drawing takes jsdom long; what the chart says is what counts. */
export function ChartStub({ label }: { readonly label: string }) {
  return <div role="img" aria-label={label} />;
}
