import { useMemo } from 'react';
import type { Language } from '../../address/address.ts';
import { formatPercent } from '../../format/number.ts';
import type { Words } from '../../words/zh.ts';
import { innerPoint } from '../inner-point.ts';
import type { RegionLabel } from '../MapLabels.tsx';
import type { TipContext } from '../tip-of.ts';
import type { Shift } from './shift.ts';
import type { WorkbenchSide, WorkbenchView } from './workbench-view.ts';

/** Both sides of a comparison in every name. Worst first: when there is no room for all names, those that need attention stay. */
export function useWorkbenchLabels(
  { areas, left, right, selected, show }: WorkbenchView,
  shift: Shift,
): readonly RegionLabel[] {
  const isOn = show.includes('districts') || show.includes('towns');
  return useMemo(() => {
    if (!isOn) return [];
    const regions = new Map(areas.map((region) => [region.code, region]));
    const rank = (figure: { region: string; value: number | null }) =>
      figure.region === selected ? -1 : (figure.value ?? 101);
    return [...left.figures]
      .sort((one, other) => rank(one) - rank(other))
      .flatMap((figure) => {
        const region = regions.get(figure.region);
        const at = region && (innerPoint(region.outline) ?? region.seat);
        if (!at) return [];
        const other = right?.figures.find(({ region: code }) => code === figure.region);
        const value = [figure, ...(other ? [other] : [])].map(percentText).join(' | ');
        return { code: figure.region, at: shift(at), name: figure.name, value, status: undefined };
      });
  }, [areas, left.figures, right?.figures, selected, isOn, shift]);
}

function percentText({ value }: { readonly value: number | null }): string {
  return value === null ? formatPercent(null) : `${formatPercent(value)}%`;
}

/** What a tooltip says things by: each side of a comparison has its own numbers. */
export function tipContextOf(side: WorkbenchSide, words: Words, language: Language): TipContext {
  return {
    words,
    language,
    figures: new Map(side.figures.map((figure) => [figure.region, figure])),
    weightUnit: words.levels.village,
    pivot: 100,
    whole: false,
    thresholdM: side.thresholdM,
  };
}
