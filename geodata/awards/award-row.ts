import type { AwardFunding } from '../programmes/funding.ts';
import type { Words } from '../vocabulary/words.ts';
import type { AwardEvent } from './award-event.ts';
import type { YearAward } from './award-schedule.ts';
import { type AwardStep, nextStep, officesOf, standingSteps } from './award-state.ts';
import { isTaskDone, type TaskFigures } from './task-figures.ts';

/** Money in whole 元. `due` can be paid now: its step is the next one. `remaining` is all that is not paid yet. */
export interface Money {
  readonly scheduledYuan: number;
  readonly paidYuan: number;
  readonly dueYuan: number;
  readonly remainingYuan: number;
}

export type AwardPart = {
  readonly id: string;
  readonly amountYuan: number;
  readonly when: Words;
  readonly clause: string;
  readonly state: 'paid' | 'due' | 'waiting';
  readonly paidOn: string | null;
};

export interface NextStep {
  readonly step: string;
  readonly title: Words;
  readonly offices: readonly string[];
  /** Everything the step waits for is there. A step that is not offered may be taken all the same, and is marked. */
  readonly offered: boolean;
  readonly reason: Words;
}

/** The money of a region and year: what it gets, what it got, where it stands. */
export interface AwardRow extends Money {
  readonly region: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly year: number;
  readonly awards: readonly {
    readonly id: string;
    readonly title: Words;
    readonly amountYuan: number;
    readonly clause: string;
  }[];
  readonly parts: readonly AwardPart[];
  readonly state: { readonly step: string | null; readonly title: Words };
  readonly next: NextStep | null;
  readonly task: TaskState | null;
  readonly events: readonly AwardEvent[];
}

export interface TaskState extends TaskFigures {
  /** Null when nothing was planned. */
  readonly isDone: boolean | null;
  /** Day an office declared the task done; null while none has. */
  readonly declaredOn: string | null;
  /** Declared, although the figures did not say so on that day. */
  readonly wasDeclaredAgainst: boolean;
  /** Declared, although the figures do not say so now. */
  readonly isDeclaredAgainst: boolean;
}

export interface RowContext {
  readonly funding: AwardFunding;
  readonly name: string;
  readonly nameEn: string | null;
  /** Day that decides whether a year has begun. */
  readonly on: string | null;
  readonly events: readonly AwardEvent[];
  readonly task: TaskFigures | undefined;
}

const beforeFirst = { zh: '尚未预拨', en: 'Nothing paid yet' };

export function awardRow(award: YearAward, context: RowContext): AwardRow {
  const { funding, name, nameEn, events, on } = context;
  const standing = standingSteps(events);
  const step = nextStep(funding.steps, standing);
  const hasBegun = on !== null && on >= `${award.year}-01-01`;
  const parts = award.parts.map((part) => partOf(part, { funding, standing, due: hasBegun ? step?.pays : undefined }));
  const last = standing.at(-1);
  const reached = funding.steps.find(({ id }) => id === last?.step);
  const paidYuan = standing.reduce((sum, { paidYuan: paid }) => sum + (paid ?? 0), 0);
  const dueYuan = parts.reduce((sum, { state, amountYuan }) => sum + (state === 'due' ? amountYuan : 0), 0);
  return {
    region: award.region,
    name,
    nameEn,
    year: award.year,
    scheduledYuan: award.amountYuan,
    paidYuan,
    dueYuan,
    remainingYuan: award.amountYuan - paidYuan,
    awards: award.awards.map((entry) => ({ ...entry, ...wordsOf(funding, entry.id) })),
    parts,
    state: {
      step: last?.step ?? null,
      title: reached?.title ?? (last ? { zh: last.step, en: last.step } : beforeFirst),
    },
    next: step === undefined ? null : nextOf(step, { context, hasBegun, year: award.year }),
    task: taskOf(context, standing),
    events,
  };
}

function wordsOf(funding: AwardFunding, id: string): { title: Words; clause: string } {
  const award = funding.awards.find((entry) => entry.id === id);
  return { title: award?.title ?? { zh: id, en: id }, clause: award?.clause ?? '' };
}

function partOf(
  { id, amountYuan }: YearAward['parts'][number],
  on: { readonly funding: AwardFunding; readonly standing: readonly AwardEvent[]; readonly due: string | undefined },
): AwardPart {
  const payment = on.funding.schedule.find((part) => part.id === id);
  const payer = on.funding.steps.find(({ pays }) => pays === id);
  const paid = on.standing.find(({ step }) => step === payer?.id);
  return {
    id,
    // What was paid stays what was paid, whatever the folder says later.
    amountYuan: paid?.paidYuan ?? amountYuan,
    when: payment?.when ?? { zh: id, en: id },
    clause: payment?.clause ?? '',
    state: paid ? 'paid' : on.due === id ? 'due' : 'waiting',
    paidOn: paid?.happenedOn ?? null,
  };
}

function nextOf(
  step: AwardStep,
  { context, hasBegun, year }: { readonly context: RowContext; readonly hasBegun: boolean; readonly year: number },
): NextStep {
  const { task, name } = context;
  const head = { step: step.id, title: step.title, offices: officesOf(step, name) };
  if (!hasBegun) {
    return { ...head, offered: false, reason: { zh: `${year}年尚未开始。`, en: `${year} has not begun.` } };
  }
  if (step.offeredWhen === undefined) {
    return { ...head, offered: true, reason: { zh: '轮到此步。', en: 'It is the turn of this step.' } };
  }
  const isDone = isTaskDone(task);
  if (task === undefined || isDone === null) {
    return { ...head, offered: false, reason: { zh: '没有计划数可核对。', en: 'There is no plan to compare with.' } };
  }
  const done = task.planned - task.open.length;
  const zh = `计划项 ${task.planned} 项，已完成 ${done} 项${isDone ? '，可申报任务完成' : `，未完成：${task.open.map(({ title }) => title.zh).join('、')}`}。`;
  const en = `${done} of ${task.planned} planned items are done${isDone ? '' : `; not done: ${task.open.map(({ title }) => title.en).join(', ')}`}.`;
  return { ...head, offered: isDone, reason: { zh, en } };
}

function taskOf({ funding, task }: RowContext, standing: readonly AwardEvent[]): TaskState | null {
  if (task === undefined) return null;
  const step = funding.steps.find(({ offeredWhen }) => offeredWhen !== undefined);
  const declared = standing.find((event) => event.step === step?.id);
  const isDone = isTaskDone(task);
  const then = declared?.evidence;
  return {
    ...task,
    isDone,
    declaredOn: declared?.happenedOn ?? null,
    wasDeclaredAgainst: then != null && then.done < then.planned,
    isDeclaredAgainst: declared !== undefined && isDone === false,
  };
}
