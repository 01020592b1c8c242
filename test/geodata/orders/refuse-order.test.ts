import { describe, expect, it } from 'vitest';
import { dueDate } from '#etl/orders/due-date.ts';
import type { FollowKind } from '#geodata/orders/order-event.ts';
import { orderReason } from '#geodata/orders/order-reason.ts';
import type { OrderEvents } from '#geodata/orders/order-state.ts';
import { refuseFollow, refuseIssue } from '#geodata/orders/refuse-order.ts';
import type { Status } from '#geodata/vocabulary/status.ts';
import { dayOf, judged, orderOf } from './order-samples.ts';

const context = (placeEvents: OrderEvents | [] = []) => ({ place: '甲区', placeEvents, today: dayOf(30) });
const issue = { programme: 'p', text: null, dueOn: dayOf(20), happenedOn: dayOf(5) };
const follow = (kind: FollowKind, more: object = {}) => ({
  ...{ kind, text: '内容', dueOn: null, happenedOn: dayOf(9) },
  ...more,
});

describe('an order', () => {
  it.each<[Status, boolean]>([
    ['behind', true],
    ['at_risk', true],
    ['on_track', false],
    ['met', false],
    ['no_data', false],
  ])('for an item that is %s is issued without a reason: %s', (status, isIssued) => {
    const row = judged(status);
    const refusal = refuseIssue(issue, row, context());
    expect(refusal?.code).toBe(isIssued ? undefined : 'order_not_behind');
    if (!isIssued) expect(refusal?.message).toMatch(/太少.*too few/);
    expect(refuseIssue({ ...issue, text: '市政府要求' }, row, context())).toBeUndefined();
  });

  it.each([
    ['a second one', issue, context(orderOf()), 'order_stands', /已有督办单 1.*2020-09-11/],
    ['no due date', { ...issue, dueOn: null }, context(), 'order_due_missing', /orders\.answerDays/],
    [
      'a due date before its day',
      { ...issue, dueOn: dayOf(4) },
      context(),
      'order_due_too_early',
      /2020-09-05.*2020-09-06/,
    ],
    ['a day to come', { ...issue, happenedOn: dayOf(31), dueOn: dayOf(40) }, context(), 'order_date_in_future', /今天/],
    [
      'a day before the closing of the one before',
      { ...issue, happenedOn: dayOf(1) },
      context(orderOf('answer', 'close')),
      'order_date_too_early',
      /2020-09-03 办结/,
    ],
  ])('is refused for %s', (_what, asked, on, code, words) => {
    const refusal = refuseIssue(asked, judged(), on);
    expect(refusal?.code).toBe(code);
    expect(refusal?.message).toMatch(words);
  });

  it('is issued again once the one before is closed or withdrawn, on the same day at the earliest', () => {
    for (const before of [orderOf('answer', 'close'), orderOf('withdraw')]) {
      const happenedOn = before.at(-1)?.happenedOn ?? '';
      expect(refuseIssue({ ...issue, happenedOn }, judged(), context(before))).toBeUndefined();
    }
  });

  it('may be due on its own day', () => {
    expect(refuseIssue({ ...issue, dueOn: issue.happenedOn }, judged(), context())).toBeUndefined();
  });
});

describe('a move', () => {
  it.each([
    ['closes what is not answered', orderOf(), follow('close'), 'order_move_refused', /待答复.*可以：答复、撤销/],
    ['answers what is closed', orderOf('answer', 'close'), follow('answer'), 'order_move_refused', /重新督办、撤销/],
    ['reopens what is open', orderOf(), follow('reopen'), 'order_move_refused', /不能“重新督办”/],
    [
      'goes on with what is withdrawn',
      orderOf('withdraw'),
      follow('withdraw'),
      'order_move_refused',
      /没有下一步.*nothing more/,
    ],
    ['answers nothing', orderOf(), follow('answer', { text: null }), 'order_text_missing', /“答复”须写明/],
    [
      'reopens without a reason',
      orderOf('answer', 'close'),
      follow('reopen', { text: null }),
      'order_text_missing',
      /重新督办/,
    ],
    ['withdraws without a reason', orderOf(), follow('withdraw', { text: null }), 'order_text_missing', /撤销/],
    [
      'goes back in time',
      orderOf('answer'),
      follow('close', { happenedOn: dayOf(0) }),
      'order_date_too_early',
      /2020-09-02 答复/,
    ],
    ['comes before its day', orderOf(), follow('answer', { happenedOn: dayOf(31) }), 'order_date_in_future', /今天/],
    [
      'reopens until a day gone by',
      orderOf('answer', 'close'),
      follow('reopen', { dueOn: dayOf(8) }),
      'order_due_too_early',
      /2020-09-09/,
    ],
  ])('that %s is refused', (_what, events, asked, code, words) => {
    const refusal = refuseFollow(asked, events, context(events));
    expect(refusal?.code).toBe(code);
    expect(refusal?.message).toMatch(words);
  });

  it('closes without a remark', () => {
    const events = orderOf('answer');
    expect(refuseFollow(follow('close', { text: null }), events, context(events))).toBeUndefined();
  });
});

describe('the sentence of a state', () => {
  const by = '市交通运输局(科长)';
  it.each([
    [orderOf(), dayOf(10), `2020-09-01 由${by}发出，期限 2020-09-11，尚未答复。`],
    [orderOf(), dayOf(11), '期限 2020-09-11，至 2020-09-12 已逾期 1 天，尚未答复。'],
    [orderOf('answer'), dayOf(10), `2020-09-02 由${by}答复，期限 2020-09-11，尚未办结。`],
    [orderOf('answer'), dayOf(40), `期限 2020-09-11，至 2020-10-11 已逾期 30 天，2020-09-02 由${by}答复，但未办结。`],
    [orderOf('answer', 'close'), dayOf(40), `2020-09-03 由${by}办结，当时该项“有风险”。`],
    [orderOf('withdraw'), dayOf(40), `2020-09-02 由${by}撤销，理由：内容。`],
    [orderOf('answer', 'close', 'reopen'), dayOf(5), `2020-09-04 由${by}重新督办，期限 2020-09-11，尚未答复。`],
  ])('is %#', (events, judgedOn, zh) => {
    expect(orderReason(events, judgedOn).zh).toBe(zh);
  });

  it('speaks English', () => {
    expect(orderReason(orderOf('answer'), dayOf(11)).en).toBe(
      'It was answered on 2020-09-02 by 市交通运输局 (科长) but is not closed, 1 day after its due date 2020-09-11 (on 2020-09-12).',
    );
  });
});

describe('the due date', () => {
  it('is the one given, else the days of the programme from the issue on, else none', () => {
    const happenedOn = '2020-02-20';
    expect(dueDate({ dueOn: '2020-03-01', happenedOn }, { answerDays: 15 })).toBe('2020-03-01');
    expect(dueDate({ dueOn: null, happenedOn }, { answerDays: 15 })).toBe('2020-03-06');
    expect(dueDate({ dueOn: null, happenedOn: '2019-12-31' }, { answerDays: 1 })).toBe('2020-01-01');
    expect(dueDate({ dueOn: null, happenedOn }, { answerDays: null })).toBeNull();
  });
});
