import { expect, it } from 'vitest';
import { saidIn } from '#dashboard/src/format/said-in.ts';

it.each([
  ['没有督办单 5。There is no supervision order 5.', '没有督办单 5。', 'There is no supervision order 5.'],
  ['甲。乙：请补登。"Close" needs its text.', '甲。乙：请补登。', '"Close" needs its text.'],
  ['Only English.', 'Only English.', 'Only English.'],
  ['只有中文。', '只有中文。', '只有中文。'],
])('%s is said in the language of the page', (message, zh, en) => {
  expect([saidIn('zh', message), saidIn('en', message)]).toEqual([zh, en]);
});
