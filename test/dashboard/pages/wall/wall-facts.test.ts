import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatClock } from '#dashboard/src/format/clock.ts';
import { formatShare } from '#dashboard/src/format/number.ts';
import { focusItem } from '#dashboard/src/pages/wall/focus-item.ts';
import { areTheTen, numberedTargets } from '#dashboard/src/pages/wall/numbered-targets.ts';
import { itemFigures } from '#dashboard/src/pages/wall/use-scene-figures.ts';
import { readProgramme } from '#geodata/programmes/read-programme.ts';
import { city, keqiao, progress, zhuji } from '../../support/answers.ts';

const [template] = progress.rows;
if (!template) throw new Error('the answers hold a row of progress');
const row = (region: string, item: string, change: Partial<typeof template> = {}) => ({
  ...template,
  region,
  item,
  ...change,
});

describe('the item shown by district', () => {
  const rows = [
    row(city.code, 'late', { status: 'behind' }),
    row(city.code, 'late_everywhere', { status: 'behind' }),
    row(city.code, 'fine', { status: 'on_track' }),
    row(city.code, 'dash', { plan: null, percent: null, status: 'no_data' }),
    row(keqiao.code, 'late', { plan: null }),
    row(zhuji.code, 'late'),
    row(keqiao.code, 'late_everywhere'),
    row(zhuji.code, 'late_everywhere'),
  ];

  it('is the one in most need, of these the one with a share of most districts, then each in turn', () => {
    const turns = [0, 1, 2, 3].map((turn) => focusItem(rows, city.code, turn));
    expect(turns).toEqual(['late_everywhere', 'late', 'fine', 'late_everywhere']);
  });

  it('is none without a plan', () => {
    expect(focusItem([], city.code, 3)).toBeUndefined();
  });
});

describe('figures of an item', () => {
  it('are shares of the plan as they were answered, without a target', () => {
    const rows = [row(city.code, 'a'), row(keqiao.code, 'a'), row(zhuji.code, 'b')];
    const place = { scope: { areas: [keqiao, zhuji] }, nameOf: ({ name }: { name: string }) => name };
    const { figures, target } = itemFigures({ ...progress, rows }, 'a', place);
    expect(target).toBeNull();
    expect(figures).toMatchObject([{ region: keqiao.code, value: 69.08, status: 'at_risk' }]);
  });
});

const target = (code: string, indicator: string, value = 100) => ({
  code,
  indicator,
  level: 'city' as const,
  operator: '>=' as const,
  value,
  dueOn: '2020-12-31',
  clause: '',
  regions: [],
});

describe('numbered targets', () => {
  it('come in the order of their numbers, each indicator once, and leave the other clauses out', () => {
    const targets = [
      target('T10-city', 'bus'),
      target('T7-city', 'condition', 92),
      target('overall-demonstration-city', 'county'),
      target('T7-improved-2018-city', 'improved'),
      target('T7-improved-2019-city', 'improved'),
      target('D1', 'maintained'),
    ];
    expect(numberedTargets({ targets })).toEqual([
      { number: 1, indicators: ['maintained'] },
      { number: 7, indicators: ['condition', 'improved'] },
      { number: 10, indicators: ['bus'] },
    ]);
  });

  it('are called the ten 100 % only when they are ten and each asks 100 % of something', () => {
    const ten = Array.from({ length: 10 }, (_, at) => target(`T${at + 1}-city`, `indicator-${at}`));
    expect(areTheTen({ targets: ten })).toBe(true);
    expect(areTheTen({ targets: ten.slice(1) })).toBe(false);
    expect(areTheTen({ targets: ten.with(6, target('T7-city', 'condition', 92)) })).toBe(false);
  });
});

describe('the targets of 绍政发〔2018〕16号', () => {
  it('are the ten 100 %, of which the seventh has two parts', async () => {
    const folder = join(import.meta.dirname, '../../../../geodata/programmes/shaoxing-2018-2020');
    const { targets } = await readProgramme(folder);
    const numbered = numberedTargets({ targets: targets.map((entry) => target(entry.targetCode, entry.indicator)) });
    expect(numbered.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(numbered[6]?.indicators).toEqual(['good-condition-rate', 'district-condition-improved']);
    expect(numbered.flatMap(({ indicators }) => indicators)).toHaveLength(11);
  });
});

describe('the share of a plan', () => {
  it.each([
    [null, '—'],
    [99.6, '99%'],
    [100, '100%'],
    [104.6, '105%'],
    [34, '34%'],
  ])('%s reads %s', (percent, text) => {
    expect(formatShare(percent)).toBe(text);
  });
});

describe('a time of the day', () => {
  const now = new Date(2026, 10, 26, 18, 0);

  it('stands alone today and with its day otherwise', () => {
    expect(formatClock(new Date(2026, 10, 26, 9, 5), 'zh', now)).toBe('09:05');
    expect(formatClock(new Date(2026, 10, 25, 23, 59), 'zh', now)).toMatch(/11月25日.*23:59/);
    expect(formatClock(new Date(2026, 10, 25, 23, 59), 'en', now)).toMatch(/25 November.*23:59/);
  });
});
