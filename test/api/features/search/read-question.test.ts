import { describe, expect, it } from 'vitest';
import { readQuestion } from '#api/features/search/read-question.ts';

describe('a question', () => {
  it.each([
    ['X101 K12+300', 'X101', 12.3],
    ['x101k12+300', 'X101', 12.3],
    ['Ｘ１０１　Ｋ１２＋３００', 'X101', 12.3],
    ['X101330683 K1', 'X101330683', 1],
    ['X101 K0+5', 'X101', 0.005],
    ['X101 K12.345', 'X101', 12.345],
    ['  X101\t12+300 ', 'X101', 12.3],
    ['C034330681 k9999+999.999', 'C034330681', 9999.999_999],
  ])('%s asks %s at %d km', (typed, route, km) => {
    expect(readQuestion(typed).chainage).toEqual({ route, km });
  });

  it.each(['X101', 'X101 330683', 'K12+300', '店口', 'X101 K12+3000', 'X101 K-1', 'X101 K12345', '', 'X K1', '101 K1'])(
    '%s asks no chainage',
    (typed) => {
      expect(readQuestion(typed).chainage).toBeUndefined();
    },
  );

  it('is cleaned of what no name holds, and cut', () => {
    expect(readQuestion('\u0000 店\u200b口\n\n镇 ').text).toBe('店 口 镇');
    expect(readQuestion(`${'长'.repeat(10_000)}`).text).toHaveLength(80);
    expect(readQuestion(' \u0000\ud800 ').text).toBe('');
  });
});
