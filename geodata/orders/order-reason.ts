import { statuses } from '../vocabulary/status.ts';
import type { Words } from '../vocabulary/words.ts';
import type { OrderEvent } from './order-event.ts';
import { dueOf, lastOf, type OrderEvents, phaseOf, stateOf } from './order-state.ts';
import { kindWords } from './order-words.ts';

const dayMs = 86_400_000;

/** Why an order is in its state on a day, in one sentence. */
export function orderReason(events: OrderEvents, judgedOn: string): Words {
  const last = lastOf(events);
  const by = said(last);
  const due = dueOf(events);
  const isAnswered = phaseOf(events) === 'answered';
  switch (stateOf(events, judgedOn)) {
    case 'open':
      return {
        zh: `${by.zh}，期限 ${due}，尚未答复。`,
        en: `It was ${by.en}, is due on ${due} and is not answered yet.`,
      };
    case 'answered':
      return {
        zh: `${by.zh}，期限 ${due}，尚未办结。`,
        en: `It was ${by.en}, is due on ${due} and is not closed yet.`,
      };
    case 'overdue': {
      const days = (Date.parse(judgedOn) - Date.parse(due)) / dayMs;
      const zh = isAnswered ? `${by.zh}，但未办结` : '尚未答复';
      const en = isAnswered ? `It was ${by.en} but is not closed` : 'It is not answered';
      return {
        zh: `期限 ${due}，至 ${judgedOn} 已逾期 ${days} 天，${zh}。`,
        en: `${en}, ${days} ${days === 1 ? 'day' : 'days'} after its due date ${due} (on ${judgedOn}).`,
      };
    }
    case 'closed': {
      const { zh, en } = standing(last);
      return { zh: `${by.zh}${zh}。`, en: `It was ${by.en}${en}.` };
    }
    case 'withdrawn': {
      const why = (last.text ?? '').replace(/[。.]$/, '');
      return { zh: `${by.zh}，理由：${why}。`, en: `It was ${by.en}: ${why}.` };
    }
  }
}

function said({ kind, happenedOn, office, post }: OrderEvent): Words {
  const words = kindWords[kind];
  return {
    zh: `${happenedOn} 由${office}(${post})${words.zh}`,
    en: `${words.en} on ${happenedOn} by ${office} (${post})`,
  };
}

/** What the figures said when an order was closed: nobody closes what is behind without its being seen. */
function standing({ evidence }: OrderEvent): Words {
  const status = statuses.find(({ code }) => code === evidence?.status);
  if (status === undefined) return { zh: '，当时没有该项数据', en: ', without figures of the item' };
  return { zh: `，当时该项“${status.zh}”`, en: `; the item was "${status.en}" then` };
}
