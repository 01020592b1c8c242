import { useQuery } from '@tanstack/react-query';
import type { Point } from 'geojson';
import { useCallback, useMemo, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { loadsQuery } from '../../data/queries.ts';
import { formatQuantity } from '../../format/number.ts';
import type { PreviewFeature } from '../../map/layers/preview-layer.ts';
import PreviewMap, { type PreviewView } from '../../map/PreviewMap.tsx';
import { ErrorBoundary } from '../../panel/ErrorBoundary.tsx';
import { Lack, type Lacking } from '../../panel/Lack.tsx';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { type Draft, type DraftProblem, type Preview, placesQuery, previewQuery } from './desk-queries.ts';
import { PreviewLegend } from './PreviewLegend.tsx';
import styles from './PreviewPanel.module.css';
import { previewBounds } from './preview-bounds.ts';
import { useDataAddress } from './use-data-address.ts';
import { useDataWords } from './use-data-words.ts';
import { useDistricts } from './use-districts.ts';

interface Props {
  readonly draft: Draft;
  /** Place of the problem that was chosen in the list. */
  readonly focus: readonly [number, number] | undefined;
}

/** The file on the map over known ground, as far as it has been checked. */
export default function PreviewPanel({ draft, focus }: Props) {
  const words = useDataWords();
  const { words: common } = useTongue();
  const { outcome } = draft;
  if (!outcome?.inspected) return <Notice>{words.preview.none}</Notice>;
  return (
    <ErrorBoundary resetKey={outcome.checkedAt} fallback={() => <Notice role="alert">{common.map.noWebgl}</Notice>}>
      <Checked draft={draft} checkedAt={outcome.checkedAt} focus={focus} />
    </ErrorBoundary>
  );
}

function Checked({ draft, checkedAt, focus }: Props & { readonly checkedAt: string }) {
  const words = useDataWords();
  const query = useQuery(previewQuery(draft.draft, checkedAt));
  const places = useQuery(placesQuery(draft.draft, checkedAt));
  return (
    <Loaded query={query} lines={8}>
      {(preview) =>
        preview.placed === 0 ? (
          <Notice>{words.preview.noPlaces}</Notice>
        ) : (
          <Drawn {...{ draft, preview, focus, places }} />
        )
      }
    </Loaded>
  );
}

const noProblems: readonly DraftProblem[] = [];

interface DrawnProps extends Props {
  readonly preview: Preview;
  readonly places: Lacking & { readonly data: { readonly problems: readonly DraftProblem[] } | undefined };
}

function Drawn({ draft, preview, places, focus }: DrawnProps) {
  const words = useDataWords();
  const { words: common, language } = useTongue();
  const [, go] = useDataAddress();
  const [own, setOwn] = useState<readonly [number, number]>();
  const problems = places.data?.problems ?? noProblems;
  const { districts: regions, query: ofRegions } = useDistricts(draft.options.programme, 'true');
  const loads = useQuery(loadsQuery());
  const load = loads.data?.loads[0]?.load ?? 0;
  const view = usePreviewView({ preview, problems, regions, load, focus: focus ?? own });
  const onChoose = useCallback(
    (row: number) => {
      const problem = problems.find((candidate) => candidate.row === row && candidate.point !== null);
      if (!problem?.point) return;
      setOwn(problem.point);
      go({ view: 'problems', kind: problem.field === null ? problem.code : `${problem.code}.${problem.field}` });
    },
    [problems, go],
  );
  const tipOf = useCallback(
    ({ row, key, fate }: PreviewFeature['properties']) => ({
      title: key ?? words.preview.row(String(row)),
      lines: [words.preview.row(String(row)), words.preview.fates[fate]],
    }),
    [words],
  );
  const figure = (count: number) => formatQuantity(count, language);
  return (
    <div className={styles.preview}>
      <div className={styles.map}>
        <PreviewMap view={view} label={words.preview.label(draft.file)} tipOf={tipOf} onChoose={onChoose} />
      </div>
      <footer className={styles.foot}>
        <PreviewLegend features={view.features} places={view.places} />
        <p>{words.preview.shown(figure(preview.features.length), figure(preview.placed))}</p>
        <Lack query={places} of={words.views.problems} />
        <Lack query={ofRegions} of={common.region} />
        <Lack query={loads} of={words.preview.ground} />
      </footer>
    </div>
  );
}

interface Ground extends Pick<PreviewView, 'regions' | 'load' | 'focus'> {
  readonly preview: Preview;
  readonly problems: readonly DraftProblem[];
}

function usePreviewView({ preview, problems, regions, load, focus }: Ground): PreviewView {
  const { say } = useTongue();
  const [{ theme }] = useAddress();
  return useMemo(
    () => ({
      features: preview.features as PreviewFeature[],
      places: problems.flatMap(({ row, severity, point, message, value }) => {
        if (point === null || severity === 'info') return [];
        const geometry: Point = { type: 'Point', coordinates: [...point] };
        const title = value ?? String(row);
        return { type: 'Feature' as const, geometry, properties: { row, severity, title, text: say(message) } };
      }),
      regions,
      load,
      bounds: previewBounds(preview.bounds, regions),
      focus,
      theme,
    }),
    [preview, problems, focus, say, regions, load, theme],
  );
}
