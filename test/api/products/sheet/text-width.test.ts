import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth, wrapText } from '#api/products/sheet/text-width.ts';

describe('the width of text', () => {
  it('is one em for a Chinese character and 0.555 em for a figure', () => {
    expect(textWidth('绍兴市', 4)).toBeCloseTo(12, 6);
    expect(textWidth('2020', 10)).toBeCloseTo(22.2, 6);
    expect(textWidth('', 4)).toBe(0);
  });
});

const words = fc.array(fc.constantFrom('村', '委', '或', ',', '。', '500.0', ' metres', 'hall ', '(', ')', '%'), {
  maxLength: 80,
});

describe('line breaks', () => {
  it('lose nothing but spaces', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 10, max: 60 }), (parts, width) => {
        const text = parts.join('');
        expect(wrapText(text, 3, width).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  it('keep to the width, but for a mark that may not begin a line and a word longer than it', () => {
    const lines = wrapText('村委或文化礼堂任一处,距最近的运营公交站点椭球面直线距离不超过500.0米即为通达。', 3, 30);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(textWidth(line, 3)).toBeLessThanOrEqual(30 + 3);
  });

  it('never put a comma or a full stop first', () => {
    const lines = wrapText('一二三四五六七八九十,一二三四五六七八九十。一二三', 1, 10);
    for (const line of lines) expect(line).not.toMatch(/^[,。]/);
  });

  it('break English between words even where a word holds a full stop', () => {
    expect(wrapText('due on 2020-12-31. Next', 1, textWidth('due on 2020-12-31.', 1))).toEqual([
      'due on 2020-12-31.',
      'Next',
    ]);
  });
});
