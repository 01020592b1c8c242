import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { mapDatasets, newestFiles } from '../../data/newest-files.ts';
import { baseMapQuery, type CoverageVillages, loadsQuery } from '../../data/queries.ts';
import { formatQuantity } from '../../format/number.ts';
import type { PrintWords } from '../../map/workbench/workbench-view.ts';
import type { RegionScope } from '../../regions/use-region-scope.ts';
import { useCoverageWords } from '../../words/use-coverage-words.ts';
import { useTongue } from '../../words/words-context.tsx';
import { type CoverageView, isTrialRule, referenceOf, ruleOf } from './coverage-view.ts';

/** Title, rule, source and date, as a sheet of paper has to say them by itself. */
export function usePrintWords(
  view: CoverageView,
  scope: RegionScope,
  villages: CoverageVillages | undefined,
): PrintWords {
  const words = useCoverageWords();
  const { words: common, language, nameOf, dateOf } = useTongue();
  const loads = useQuery(loadsQuery()).data?.loads;
  const { thresholdM, reference } = ruleOf(view);
  const isTrial = isTrialRule(view);
  const isCompared = view.address.versus !== undefined;
  const base = useQuery(baseMapQuery()).data?.baseMap?.attribution;
  return useMemo(() => {
    const files = loads ? newestFiles(loads, view.root).filter(({ dataset }) => mapDatasets.has(dataset)) : [];
    const names = files.map(({ dataset }) => common.datasets[dataset] ?? dataset).join(' · ');
    const { print, rule } = words;
    const basis = villages?.basis ?? view.programme.basis;
    const metres = (value: number) => formatQuantity(value, language, 0);
    const other = isCompared ? villages?.against : undefined;
    const lines = [
      print.rule(rule.references[reference], metres(thresholdM)) + (isTrial ? ` · ${rule.trial}` : ''),
      [basis.asOf ? print.asOf(dateOf(basis.asOf)) : common.noDate, common.loadNumber(basis.load)].join(' · '),
      ...(other
        ? [
            print.versus(
              rule.references[referenceOf(other)],
              metres(other.threshold),
              common.asOf(dateOf(other.basis.asOf ?? '')),
            ),
          ]
        : []),
      [print.source(names), base ? print.base(base) : print.ours].join(' · '),
      ...(basis.sample ? [print.sample] : []),
    ];
    return { title: `${nameOf(scope.self)} · ${words.title}`, lines };
  }, [
    loads,
    view.root,
    view.programme.basis,
    villages,
    words,
    common,
    language,
    nameOf,
    dateOf,
    scope.self,
    reference,
    thresholdM,
    isTrial,
    isCompared,
    base,
  ]);
}
