import { figure, type Judgement, judgement } from '../programmes/judgement.ts';
import type { ProgressLimits } from '../programmes/status-limits.ts';
import { type Pace, paceWords } from '../vocabulary/pace.ts';
import type { Words } from '../vocabulary/words.ts';

export interface ProgressFigures {
  /** Null is the printed dash: not planned. */
  readonly plan: number | null;
  readonly done: number;
  /** Plan times the share due by now; null also where the dates of the source say nothing. */
  readonly expected: number | null;
  /** By what `expected` is reckoned. */
  readonly pace: Pace;
  /** The years in the source were overwritten: nothing is late by them. */
  readonly datesAsPrinted: boolean;
  /** The year is printed and stands for all: works and reports of any year count in it. */
  readonly countsAllYears?: boolean;
  /** The last day of the year is reached. */
  readonly yearOver: boolean;
  /** Works were loaded for the programme at all. */
  readonly hasWorks: boolean;
  readonly unit: Words;
}

/**
 * How the year's work stands against its plan.
 * no_data: not planned (dash), planned as 0, no works loaded, or undone with dates that say nothing. met: the plan is
 * done. Otherwise, when the year is over: behind; before that by done / expected: from `onTrackShare` on_track, from
 * `atRiskShare` at_risk, less behind.
 */
export function judgeProgress(figures: ProgressFigures, limits: ProgressLimits): Judgement {
  const { plan, done, expected, pace: reckoned, yearOver, hasWorks, unit } = figures;
  if (plan === null) {
    return judgement(
      'no_data',
      '计划表为“—”,本年未安排,不计完成率。',
      'The plan prints a dash: not planned, no percentage.',
    );
  }
  if (plan === 0) return judgement('no_data', '本年计划为0,不计完成率。', 'The plan is 0: no percentage.');
  if (!hasWorks) return judgement('no_data', '尚未载入工程数据。', 'No works are loaded yet.');
  const zh = (quantity: number): string => `${figure(quantity)}${unit.zh}`;
  const en = (quantity: number): string => `${figure(quantity)} ${unit.en}`;
  if (done >= plan) {
    return judgement('met', `已完成${zh(done)},达到年度计划${zh(plan)}。`, `${en(done)} done of ${en(plan)} planned.`);
  }
  if (figures.datesAsPrinted || expected === null) {
    const all = figures.countsAllYears
      ? { zh: '各年完成量均计入,', en: 'works of any year count and ' }
      : { zh: '', en: '' };
    const printedZh = `完成${zh(done)},计划${zh(plan)};原文年份已被改写,${all.zh}不据以判断进度。`;
    const printedEn = `${en(done)} done of ${en(plan)}; the years of the source were overwritten, so ${all.en}no pace is held against it.`;
    return judgement('no_data', printedZh, printedEn);
  }
  if (yearOver) {
    const short = `年度已结束,完成${zh(done)},比计划${zh(plan)}少${zh(plan - done)}。`;
    return judgement('behind', short, `The year is over: ${en(done)} done, ${en(plan - done)} short of ${en(plan)}.`);
  }
  if (expected === 0) return judgement('on_track', '年度尚未开始。', 'The year has not begun.');
  const share = done / expected;
  const percent = figure(100 * share, 1);
  const pace = {
    zh: `完成${zh(done)},为${paceWords[reckoned].zh}应完成${zh(expected)}的${percent}%`,
    en: `${en(done)} done, ${percent}% of the ${en(expected)} due by now ${paceWords[reckoned].en}`,
  };
  const limit = { onTrack: figure(100 * limits.onTrackShare, 1), atRisk: figure(100 * limits.atRiskShare, 1) };
  if (share >= limits.onTrackShare) {
    return judgement('on_track', `${pace.zh}(≥${limit.onTrack}%)。`, `${pace.en} (≥${limit.onTrack}%).`);
  }
  if (share >= limits.atRiskShare) {
    const zhRange = `(${limit.atRisk}%–${limit.onTrack}%)`;
    return judgement('at_risk', `${pace.zh}${zhRange}。`, `${pace.en} ${zhRange}.`);
  }
  return judgement('behind', `${pace.zh}(<${limit.atRisk}%)。`, `${pace.en} (<${limit.atRisk}%).`);
}
