import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { mapDatasets, newestFiles } from '../../data/newest-files.ts';
import { type CoverageVillages, loadsQuery } from '../../data/queries.ts';
import { formatQuantity } from '../../format/number.ts';
import type { PrintWords } from '../../map/workbench/workbench-view.ts';
import type { RegionScope } from '../../regions/use-region-scope.ts';
import { useCoverageWords } from '../../words/use-coverage-words.ts';
import { useTongue } from '../../words/words-context.tsx';
import { type CoverageView, isTrialRule, ruleOf } from './coverage-view.ts';

/** Title, rule, source and date, as a sheet of paper has to say them by itself. */
export function usePrintWords(
  view: CoverageView,
  scope: RegionScope,
  villages: CoverageVillages | undefined,
): PrintWords {
  const words = useCoverageWords();
  const { words: common, language, nameOf } = useTongue();
  const loads = useQuery(loadsQuery()).data?.loads;
  const { thresholdM, reference } = ruleOf(view);
  const isTrial = isTrialRule(view);
  return useMemo(() => {
    const files = loads ? newestFiles(loads, view.root).filter(({ dataset }) => mapDatasets.has(dataset)) : [];
    const names = files.map(({ dataset }) => common.datasets[dataset] ?? dataset).join(' · ');
    const { print, rule } = words;
    const basis = villages?.basis ?? view.programme.basis;
    const lines = [
      print.rule(rule.references[reference], formatQuantity(thresholdM, language, 0)) +
        (isTrial ? ` · ${rule.trial}` : ''),
      [basis.asOf ? print.asOf(basis.asOf) : common.noDate, common.loadNumber(basis.load)].join(' · '),
      [print.source(names), print.ours].join(' · '),
      ...(basis.sample ? [print.sample] : []),
    ];
    return { title: `${nameOf(scope.self)} · ${words.title}`, lines };
  }, [
    loads,
    view.root,
    view.programme.basis,
    villages?.basis,
    words,
    common,
    language,
    nameOf,
    scope.self,
    reference,
    thresholdM,
    isTrial,
  ]);
}
