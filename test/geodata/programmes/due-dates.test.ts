import { beforeAll, describe, expect, it } from 'vitest';
import { judgeValue } from '#geodata/programmes/judge-value.ts';
import type { Programme } from '#geodata/programmes/programme.ts';
import { readProgramme } from '#geodata/programmes/read-programme.ts';
import { programmeFolders } from './support/folders.ts';

const dayBefore = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** Every target of every folder, at the day before it is due, on that day, and long after. */
describe.each([...programmeFolders.keys()])('the targets of %s', (id) => {
  let programme: Programme;
  beforeAll(async () => {
    programme = await readProgramme(programmeFolders.get(id) ?? id);
  });

  /** Status and reason of a value so many points short of a target, or `over` it for a target that is a most. */
  function judge({ operator, value, dueOn }: Programme['targets'][number], short: number, asOf: string) {
    const success = operator === '<=' ? value + short : value - short;
    const target = { operator, value, dueOn, isDateAsPrinted: programme.datesAsPrinted };
    return judgeValue({ success, population: 100, asOf }, target, programme.status.value);
  }

  it('are due within the programme, or in its last year', () => {
    expect(programme.targets.length).toBeGreaterThan(0);
    for (const { dueOn } of programme.targets) {
      expect(dueOn >= programme.startsOn && dueOn <= programme.endsOn, dueOn).toBe(true);
    }
  });

  it('are met to the last digit on any day', () => {
    for (const target of programme.targets) {
      for (const day of [dayBefore(target.dueOn), target.dueOn, '2099-12-31']) {
        expect(judge(target, 0, day).status, `${target.targetCode} on ${day}`).toBe('met');
      }
    }
  });

  it('stand by the points that are missing before they are due, and are behind from the day on', () => {
    const { onTrackPoints, atRiskPoints, nearPoints } = programme.status.value;
    for (const target of programme.targets) {
      const { dueOn, targetCode, value } = target;
      const near = target.operator === '~' ? nearPoints : 0;
      const expected = [
        [near + 0.01, near + 0.01 <= onTrackPoints ? 'on_track' : 'at_risk'],
        [onTrackPoints + 0.01, 'at_risk'],
        [atRiskPoints + 0.01, 'behind'],
      ] as const;
      for (const [short, status] of expected.filter(([points]) => points <= value && points > near)) {
        const told = `${targetCode} ${short} points short`;
        expect(judge(target, short, dayBefore(dueOn)).status, told).toBe(status);
        for (const day of [dueOn, '2099-12-31']) {
          // Where the years were overwritten no date says that it is late.
          expect(judge(target, short, day).status, told).toBe(programme.datesAsPrinted ? status : 'behind');
        }
      }
    }
  });
});
