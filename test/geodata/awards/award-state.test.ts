import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AwardEvent } from '#geodata/awards/award-event.ts';
import { type AwardStep, type Move, nextStep, refuseMove, standingSteps } from '#geodata/awards/award-state.ts';

const ids = ['prepaid', 'task_done', 'checked', 'submitted', 'settled'];
const steps: AwardStep[] = ids.map((id) => ({
  ...{ id, title: { zh: `步${id}`, en: id }, clause: '文' },
  offices: [id === 'task_done' ? '{region}人民政府' : `${id}局`],
}));
const year = 2019;
const today = '2019-12-31';
const officeOf = (step: string): string => (step === 'task_done' ? '甲区人民政府' : `${step}局`);
const context = (events: readonly AwardEvent[]) => ({ steps, events, regionName: '甲区', year, today });

function move(step: string, more: Partial<Move> = {}): Move {
  return { kind: 'move', step, office: officeOf(step), happenedOn: '2019-06-01', reason: null, ...more };
}

/** What the database does: adds an event that was not refused. */
function record(events: readonly AwardEvent[], asked: Move): AwardEvent[] {
  const withdraws = asked.kind === 'withdraw' ? (standingSteps(events).at(-1)?.id ?? null) : null;
  const fixed = { region: '1', year, post: '科长', paidYuan: null, evidence: null, recordedAt: new Date(0) };
  return [...events, { ...fixed, ...asked, withdraws, id: events.length + 1 }];
}

describe('the steps of an award', () => {
  it('go through any sequence of calls as a counter from 0 to 5 does', () => {
    const call = fc.record({ step: fc.constantFrom(...ids), kind: fc.constantFrom('move', 'move', 'withdraw') });
    const calls = fc.array(call as fc.Arbitrary<Pick<Move, 'step' | 'kind'>>, { maxLength: 40 });
    let farthest = 0;
    fc.assert(
      fc.property(calls, fc.integer({ min: 0, max: 5 }), (sequence, start) => {
        let events: AwardEvent[] = [];
        for (const id of ids.slice(0, start)) events = record(events, move(id));
        let reached = start;
        for (const { step, kind } of sequence) {
          const asked = move(step, { kind, reason: kind === 'withdraw' ? '记错' : null });
          const mayGo = kind === 'move' ? ids[reached] === step : reached > 0 && ids[reached - 1] === step;
          expect(refuseMove(asked, context(events)) === undefined).toBe(mayGo);
          if (!mayGo) continue;
          events = record(events, asked);
          reached += kind === 'move' ? 1 : -1;
          farthest = Math.max(farthest, reached);
          expect(standingSteps(events).map((event) => event.step)).toEqual(ids.slice(0, reached));
          expect(nextStep(steps, standingSteps(events))?.id).toBe(ids[reached]);
        }
        expect(events.filter(({ kind }) => kind === 'move').length - standingSteps(events).length).toBe(
          events.filter(({ kind }) => kind === 'withdraw').length,
        );
      }),
      { numRuns: 300 },
    );
    expect(farthest).toBe(5);
  });

  it('stand on any day as they stood that day', () => {
    const all = ids.reduce<AwardEvent[]>(
      (events, id, at) => record(events, move(id, { happenedOn: `2019-0${at + 1}-15` })),
      [],
    );
    const withdrawn = record(all, move('settled', { kind: 'withdraw', reason: '误登', happenedOn: '2019-07-01' }));
    const until = (day: string) => standingSteps(withdrawn.filter(({ happenedOn }) => happenedOn <= day)).length;
    expect(['2019-01-14', '2019-01-15', '2019-06-30', '2019-07-01'].map(until)).toEqual([0, 1, 5, 4]);
  });

  const begun = record([], move('prepaid'));
  it.each([
    ['a step too far', begun, move('checked'), 'award_step_out_of_order', /只能进行“步task_done”/],
    ['the same step again', begun, move('prepaid'), 'award_step_out_of_order', /逐一向前/],
    ['a step that does not exist', begun, move('refund'), 'award_step_unknown', /没有步骤 refund/],
    ['another office', begun, move('task_done', { office: '乙区人民政府' }), 'award_office_wrong', /应由甲区人民政府/],
    [
      'a day before the last one',
      begun,
      move('task_done', { happenedOn: '2019-05-31' }),
      'award_date_too_early',
      /2019-06-01/,
    ],
    ['a day that has not come', begun, move('task_done', { happenedOn: '2020-01-01' }), 'award_date_in_future', /今天/],
    ['a day before the year', [], move('prepaid', { happenedOn: '2018-12-31' }), 'award_date_too_early', /2019-01-01/],
    [
      'nothing to withdraw',
      [],
      move('prepaid', { kind: 'withdraw', reason: '错' }),
      'award_nothing_to_withdraw',
      /尚无/,
    ],
    [
      'the withdrawal of an earlier step',
      record(begun, move('task_done')),
      move('prepaid', { kind: 'withdraw', reason: '错' }),
      'award_step_not_last',
      /最后一步是 task_done/,
    ],
    [
      'a withdrawal without a reason',
      begun,
      move('prepaid', { kind: 'withdraw', reason: ' ' }),
      'award_reason_missing',
      /理由/,
    ],
  ])('refuse %s', (_what, events, asked, code, words) => {
    const refusal = refuseMove(asked, context(events));
    expect(refusal?.code).toBe(code);
    expect(refusal?.message).toMatch(words);
  });

  it('end with the last one', () => {
    const done = ids.reduce<AwardEvent[]>((events, id) => record(events, move(id)), []);
    expect(refuseMove(move('settled'), context(done))?.code).toBe('award_settled');
  });
});
