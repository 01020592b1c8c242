import { defineError, type PublicError } from '../errors.ts';
import type { AwardFunding } from '../programmes/funding.ts';
import type { AwardEvent } from './award-event.ts';

export type AwardStep = AwardFunding['steps'][number];

const stepUnknown = defineError(
  'award_step_unknown',
  404,
  (step: string, known: string) =>
    `奖补流程没有步骤 ${step}，只有：${known}。There is no step ${step} in the award; there are ${known}.`,
);
const allTaken = defineError(
  'award_settled',
  409,
  (place: string) =>
    `${place}的奖补流程已全部完成，没有下一步；记错了请先撤销最后一步。All steps of ${place} are taken; withdraw the last one if it is wrong.`,
);
const outOfOrder = defineError(
  'award_step_out_of_order',
  409,
  (place: string, asked: AwardStep, next: AwardStep) =>
    `${place}现在只能进行“${next.title.zh}”(${next.id})，不能进行“${asked.title.zh}”：步骤须逐一向前；记错了请先撤销最后一步。The next step of ${place} is ${next.id}, not ${asked.id}: steps go forward one by one; withdraw the last one if it is wrong.`,
);
const officeWrong = defineError(
  'award_office_wrong',
  422,
  (step: AwardStep, office: string, offices: string) =>
    `“${step.title.zh}”应由${offices}办理，不是“${office}”。Step ${step.id} is taken by ${offices}, not by ${office}.`,
);
const dateTooEarly = defineError(
  'award_date_too_early',
  422,
  (date: string, least: string, zh: string, en: string) =>
    `日期 ${date} 早于 ${least}(${zh})，请改正日期。${date} is earlier than ${least} (${en}): mend the date.`,
);
const dateInFuture = defineError(
  'award_date_in_future',
  422,
  (date: string, today: string) =>
    `日期 ${date} 晚于今天 ${today}：只登记已经发生的步骤。${date} is later than today, ${today}: record what has happened.`,
);
const nothingTaken = defineError(
  'award_nothing_to_withdraw',
  409,
  (place: string) => `${place}尚无可撤销的步骤。No step of ${place} has been taken that could be withdrawn.`,
);
const notLast = defineError(
  'award_step_not_last',
  409,
  (place: string, asked: AwardStep, last: string) =>
    `${place}最后一步是 ${last}，只能先撤销它，再撤销“${asked.title.zh}”。The last step of ${place} is ${last}: withdraw it before ${asked.id}.`,
);
const reasonMissing = defineError('award_reason_missing', 422, () => '撤销须写明理由。A withdrawal needs its reason.');

/** The steps that stand: what was taken and not withdrawn. A withdrawal takes back the last one. */
export function standingSteps(events: readonly AwardEvent[]): AwardEvent[] {
  const withdrawn = new Set(events.map(({ withdraws }) => withdraws));
  return events.filter(({ id, kind }) => kind === 'move' && !withdrawn.has(id));
}

/** The step that comes next; undefined when all are taken, or when the list was changed under the events. */
export function nextStep(steps: readonly AwardStep[], standing: readonly AwardEvent[]): AwardStep | undefined {
  return standing.every(({ step }, at) => step === steps[at]?.id) ? steps[standing.length] : undefined;
}

/** Offices that may take a step for a region of that name. */
export function officesOf(step: AwardStep, regionName: string): string[] {
  return step.offices.map((office) => office.replaceAll('{region}', regionName));
}

export interface Move {
  readonly kind: 'move' | 'withdraw';
  readonly step: string;
  readonly office: string;
  readonly happenedOn: string;
  readonly reason: string | null;
}

export interface MoveContext {
  readonly steps: readonly AwardStep[];
  /** Of this region and year, in order. */
  readonly events: readonly AwardEvent[];
  readonly regionName: string;
  readonly year: number;
  readonly today: string;
}

/** Why a move is refused, or undefined: one step forward at a time, by the office whose step it is, never back in time. */
export function refuseMove(move: Move, context: MoveContext): PublicError | undefined {
  const { steps, events, regionName, year } = context;
  const place = `${regionName}${year}年`;
  const step = steps.find(({ id }) => id === move.step);
  if (step === undefined) return stepUnknown(move.step, steps.map(({ id }) => id).join(', '));
  const standing = standingSteps(events);
  const wrongOrder =
    move.kind === 'move' ? refuseStep(step, { steps, standing, place }) : refuseWithdrawal(step, standing, place);
  if (wrongOrder !== undefined) return wrongOrder;
  if (move.kind === 'withdraw' && (move.reason ?? '').trim() === '') return reasonMissing();
  const offices = officesOf(step, regionName);
  if (!offices.includes(move.office)) return officeWrong(step, move.office, offices.join(' / '));
  return refuseDate(move, context);
}

function refuseStep(
  step: AwardStep,
  on: { readonly steps: readonly AwardStep[]; readonly standing: readonly AwardEvent[]; readonly place: string },
): PublicError | undefined {
  const next = nextStep(on.steps, on.standing);
  if (next === undefined) return allTaken(on.place);
  return next.id === step.id ? undefined : outOfOrder(on.place, step, next);
}

function refuseWithdrawal(step: AwardStep, standing: readonly AwardEvent[], place: string): PublicError | undefined {
  const last = standing.at(-1);
  if (last === undefined) return nothingTaken(place);
  return last.step === step.id ? undefined : notLast(place, step, last.step);
}

function refuseDate({ happenedOn }: Move, { events, year, today }: MoveContext): PublicError | undefined {
  if (happenedOn > today) return dateInFuture(happenedOn, today);
  const yearStart = `${year}-01-01`;
  if (happenedOn < yearStart) {
    return dateTooEarly(happenedOn, yearStart, '该年度款项自年初起办理', 'the money of a year begins with it');
  }
  const before = events.at(-1)?.happenedOn;
  if (before === undefined || happenedOn >= before) return undefined;
  return dateTooEarly(happenedOn, before, '上一次登记的日期', 'the day of what was recorded before');
}
