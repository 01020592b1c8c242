import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeValue, type TargetToMeet } from '#geodata/programmes/judge-value.ts';
import { pickTarget, targetsFor } from '#geodata/programmes/pick-target.ts';
import { statusLimits } from '#geodata/programmes/status-limits.ts';

const limits = { onTrackPoints: 2, atRiskPoints: 10, nearPoints: 2 };
const target = (more: Partial<TargetToMeet> = {}): TargetToMeet => ({
  operator: '>=',
  value: 92,
  dueOn: '2020-12-31',
  ...more,
});
const judge = (percent: number, more: Partial<TargetToMeet> = {}, asOf: string | null = '2020-09-30') =>
  judgeValue({ success: percent, population: 100, asOf }, target(more), limits);

describe('a value against its target', () => {
  it.each([
    [100, 'met'],
    [92, 'met'],
    [91.9999, 'on_track'],
    [90, 'on_track'],
    [89.9999, 'at_risk'],
    [82, 'at_risk'],
    [81.9999, 'behind'],
    [0, 'behind'],
  ])('of 92 %% stands at %s %% as %s before the due date', (percent, status) => {
    expect(judge(percent).status).toBe(status);
  });

  it.each([
    ['2020-12-30', 'on_track'],
    ['2020-12-31', 'behind'],
    ['2021-01-01', 'behind'],
    [null, 'on_track'],
  ])('falls behind with any shortfall from the due date on (as of %s: %s)', (asOf, status) => {
    expect(judge(91.5, {}, asOf).status).toBe(status);
    expect(judge(92, {}, asOf).status).toBe('met');
  });

  it.each([null, '1999-01-01', '2020-12-31', '2099-12-31'])(
    'is never late by a date whose year was overwritten in the source (as of %s)',
    (asOf) => {
      fc.assert(
        fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (percent) => {
          const printed = judge(percent, { isDateAsPrinted: true }, asOf);
          const early = judge(percent, {}, '2020-12-30');
          expect(printed.status).toBe(early.status);
          expect(printed.reason.zh + printed.reason.en).not.toMatch(/2020-12-31|已到|was due/);
          if (printed.status !== 'met') expect(printed.reason.zh).toContain('不据以判断是否逾期');
        }),
      );
    },
  );

  it.each([
    ['=', 92, 'met'],
    ['=', 92.0001, 'on_track'],
    ['<=', 92, 'met'],
    ['<=', 92.0001, 'on_track'],
    ['<=', 95, 'at_risk'],
    ['~', 90, 'met'],
    ['~', 89.9999, 'at_risk'],
    ['~', 99, 'met'],
  ] as const)('compares by operator: %s 92 at %s is %s', (operator, percent, status) => {
    expect(judge(percent, { operator }).status).toBe(status);
  });

  it('says how near is near enough where the document says 接近', () => {
    const near = { operator: '~', value: 100 } as const;
    expect(judge(98.5, near)).toEqual({
      status: 'met',
      reason: {
        zh: '已达到目标(≈100%,差不超过2个百分点即为接近)。',
        en: 'Meets the target (≈100%, within 2 points).',
      },
    });
    expect(judge(95, near).reason.zh).toBe(
      '距目标(≈100%,差不超过2个百分点即为接近)差5个百分点,超过2个、不超过10个百分点,期限2020-12-31。',
    );
    const narrow = judgeValue({ success: 98.5, population: 100, asOf: null }, target(near), {
      ...limits,
      nearPoints: 1,
    });
    expect(narrow.status).toBe('on_track');
    expect(narrow.reason.zh).toContain('差不超过1个百分点即为接近');
  });

  it('is not met by what only rounds to 100 %', () => {
    const almost = { success: 9000.123455, population: 9000.123456, asOf: '2020-09-30' };
    const judged = judgeValue(almost, target({ value: 100 }), limits);
    expect(judged.status).toBe('on_track');
    expect(judged.reason.zh).toContain('不足0.01个百分点');
    expect(judgeValue({ ...almost, success: almost.population }, target({ value: 100 }), limits).status).toBe('met');
  });

  it('is met exactly when the integers say so, whatever the weights', () => {
    const micro = fc.integer({ min: 1, max: 2_000_000_000 });
    fc.assert(
      fc.property(micro, micro, fc.integer({ min: 0, max: 1_000_000 }), (first, second, tenThousandths) => {
        const [part, whole] = first < second ? [first, second] : [second, first];
        const measured = { success: part / 1e6, population: whole / 1e6, asOf: null };
        const judged = judgeValue(measured, target({ value: tenThousandths / 10_000 }), limits);
        expect(judged.status === 'met').toBe(BigInt(part) * 1_000_000n >= BigInt(tenThousandths) * BigInt(whole));
      }),
    );
  });

  it('is no data without records, and without a target for the level', () => {
    expect(judgeValue({ success: 0, population: 0, asOf: null }, target(), limits).status).toBe('no_data');
    const judged = judgeValue({ success: 1, population: 1, asOf: null }, null, limits);
    expect(judged).toEqual({
      status: 'no_data',
      reason: { zh: '本级未设目标。', en: 'No target is set for this level.' },
    });
  });

  it('says why in one sentence, with value, target, limit and date', () => {
    expect(judge(97.5, { value: 100 }).reason).toEqual({
      zh: '距目标(≥100%)差2.5个百分点,超过2个、不超过10个百分点,期限2020-12-31。',
      en: '2.5 points short of the target (≥100%): between 2 and 10 points; due on 2020-12-31.',
    });
    expect(judge(50, {}, '2021-01-31').reason.zh).toBe('距目标(≥92%)差42个百分点,期限2020-12-31已到。');
    expect(judge(93).reason.zh).toBe('已达到目标(≥92%)。');
  });
});

describe('the target that counts', () => {
  const dated = ['2020-12-31', '2018-12-31', '2019-12-31'].map((dueOn) => ({ dueOn }));

  it.each([
    ['2018-06-30', '2018-12-31'],
    ['2018-12-31', '2018-12-31'],
    ['2019-01-01', '2019-12-31'],
    ['2020-12-31', '2020-12-31'],
    ['2024-01-01', '2020-12-31'],
    [null, '2018-12-31'],
  ])('as of %s is the one due on %s', (asOf, dueOn) => {
    expect(pickTarget(dated, asOf)?.dueOn).toBe(dueOn);
  });

  it('is none among none', () => {
    expect(pickTarget([], '2020-01-01')).toBeUndefined();
  });

  it('is, where a target names the region, that one alone, and elsewhere never one that names others', () => {
    const early = { level: 'district' as const, regions: ['330602', '330681'], dueOn: '2018-12-31' };
    const late = { level: 'district' as const, regions: [], dueOn: '2020-12-31' };
    const town = { level: 'town' as const, regions: [], dueOn: '2020-12-31' };
    const all = [late, town, early];
    expect(targetsFor(all, { region: '330681', level: 'district' })).toEqual([early]);
    expect(targetsFor(all, { region: '330683', level: 'district' })).toEqual([late]);
    expect(targetsFor(all, { region: '330602001', level: 'town' })).toEqual([town]);
    expect(targetsFor([early], { region: '330683', level: 'district' })).toEqual([]);
  });
});

describe('the limits of a programme', () => {
  it('have defaults, so a programme may give none', () => {
    expect(statusLimits.parse({})).toEqual({
      value: { onTrackPoints: 2, atRiskPoints: 10, nearPoints: 2 },
      progress: { onTrackShare: 0.95, atRiskShare: 0.8 },
    });
  });
});
