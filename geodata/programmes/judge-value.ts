import type { Comparison } from '../vocabulary/comparison.ts';
import type { Status } from '../vocabulary/status.ts';
import { figure, type Judgement, judgement } from './judgement.ts';
import type { ValueLimits } from './status-limits.ts';

/** A value as the weights it is made of, so that 99.99999 % is never taken for 100 %. */
export interface Measured {
  readonly success: number;
  readonly population: number;
  /** Data date; null before any load. */
  readonly asOf: string | null;
}

export interface TargetToMeet {
  readonly operator: Comparison;
  /** Percent, at most four decimals. */
  readonly value: number;
  readonly dueOn: string;
  /** The year in the source was overwritten: the date says nothing of being late. */
  readonly isDateAsPrinted?: boolean;
}

/**
 * How a value stands against its target.
 * met: it meets the target. Otherwise, from the due date on: behind. Before it, by the points still missing:
 * up to `onTrackPoints` on_track, up to `atRiskPoints` at_risk, more behind. 接近 (`~`) is met from `nearPoints`
 * below the target. no_data: nothing counts, or the level has no target. A date as printed is never held against a
 * value: then the missing points alone decide.
 */
export function judgeValue(measured: Measured, target: TargetToMeet | null, limits: ValueLimits): Judgement {
  if (measured.population <= 0) return judgement('no_data', '没有计入的记录。', 'No record counts here.');
  if (target === null) return judgement('no_data', '本级未设目标。', 'No target is set for this level.');
  const goal = goalOf(target, limits);
  if (meets(measured, target, limits)) {
    return judgement('met', `已达到目标(${goal.zh})。`, `Meets the target (${goal.en}).`);
  }
  const points = pointsMissing(measured, target);
  const missing = { zh: `距目标(${goal.zh})${gapZh(points)}`, en: `${gapEn(points)} short of the target (${goal.en})` };
  const isPrinted = target.isDateAsPrinted === true;
  if (!isPrinted && measured.asOf !== null && measured.asOf >= target.dueOn) {
    const zh = `${missing.zh},期限${target.dueOn}已到。`;
    return judgement('behind', zh, `${missing.en}, which was due on ${target.dueOn}.`);
  }
  const { status, zh, en } = statusOfPoints(points, limits);
  const due = isPrinted ? undated : { zh: `期限${target.dueOn}`, en: `due on ${target.dueOn}` };
  return judgement(status, `${missing.zh},${zh},${due.zh}。`, `${missing.en}: ${en}; ${due.en}.`);
}

const undated = {
  zh: '原文年份已被改写,期限照印,不据以判断是否逾期',
  en: 'the years of the source were overwritten, so no date is held against it',
};

const symbols: Readonly<Record<Comparison, string>> = { '>=': '≥', '=': '=', '<=': '≤', '~': '≈' };

/** What is asked; 接近 with how near is near enough, since the document does not say. */
function goalOf({ operator, value }: TargetToMeet, { nearPoints }: ValueLimits): { zh: string; en: string } {
  const goal = `${symbols[operator]}${figure(value, 4)}%`;
  if (operator !== '~') return { zh: goal, en: goal };
  return { zh: `${goal},差不超过${nearPoints}个百分点即为接近`, en: `${goal}, within ${nearPoints} points` };
}

function statusOfPoints(points: number, limits: ValueLimits): { status: Status; zh: string; en: string } {
  const { onTrackPoints, atRiskPoints } = limits;
  if (points <= onTrackPoints) {
    return { status: 'on_track', zh: `不超过${onTrackPoints}个百分点`, en: `no more than ${onTrackPoints} points` };
  }
  if (points <= atRiskPoints) {
    const zh = `超过${onTrackPoints}个、不超过${atRiskPoints}个百分点`;
    return { status: 'at_risk', zh, en: `between ${onTrackPoints} and ${atRiskPoints} points` };
  }
  return { status: 'behind', zh: `超过${atRiskPoints}个百分点`, en: `more than ${atRiskPoints} points` };
}

/** Weights have six decimals and targets four: as integers the comparison is exact. */
function meets({ success, population }: Measured, target: TargetToMeet, limits: ValueLimits): boolean {
  const reached = 100n * 10_000n * BigInt(Math.round(success * 1e6));
  const demanded = (percent: number): bigint =>
    BigInt(Math.round(percent * 10_000)) * BigInt(Math.round(population * 1e6));
  switch (target.operator) {
    case '>=':
      return reached >= demanded(target.value);
    case '<=':
      return reached <= demanded(target.value);
    case '=':
      return reached === demanded(target.value);
    case '~':
      return reached >= demanded(target.value - limits.nearPoints);
  }
}

/** Points between value and target; cleared of binary noise so that a limit is met exactly. */
function pointsMissing({ success, population }: Measured, target: TargetToMeet): number {
  return Number(Math.abs(target.value - (100 * success) / population).toFixed(9));
}

function gapZh(points: number): string {
  return points < 0.01 ? '不足0.01个百分点' : `差${figure(points)}个百分点`;
}

function gapEn(points: number): string {
  return points < 0.01 ? 'Less than 0.01 points' : `${figure(points)} points`;
}
