import type { AppliedProgramme } from '#geodata/programmes/find-programme.ts';

const dayMs = 86_400_000;

/** The due date that was given, or the days that the programme gives for an answer; null when neither is there. */
export function dueDate(
  { dueOn, happenedOn }: { readonly dueOn: string | null; readonly happenedOn: string },
  { answerDays }: Pick<AppliedProgramme, 'answerDays'>,
): string | null {
  if (dueOn !== null || answerDays === null) return dueOn;
  return new Date(Date.parse(`${happenedOn}T00:00:00Z`) + answerDays * dayMs).toISOString().slice(0, 10);
}
