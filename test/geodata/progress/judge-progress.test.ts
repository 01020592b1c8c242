import { describe, expect, it } from 'vitest';
import { judgeProgress, type ProgressFigures } from '#geodata/progress/judge-progress.ts';
import { defaultYear, measuringDay } from '#geodata/progress/measuring-day.ts';

const limits = { onTrackShare: 0.95, atRiskShare: 0.8 };
const judge = (more: Partial<ProgressFigures>) =>
  judgeProgress(
    {
      plan: 100,
      done: 0,
      expected: 50,
      pace: 'calendar',
      datesAsPrinted: false,
      yearOver: false,
      hasWorks: true,
      unit: { zh: '公里', en: 'km' },
      ...more,
    },
    limits,
  );

describe('plan against actual', () => {
  it.each([
    [{ done: 100 }, 'met'],
    [{ done: 120 }, 'met'],
    [{ done: 50 }, 'on_track'],
    [{ done: 47.5 }, 'on_track'],
    [{ done: 47.4999 }, 'at_risk'],
    [{ done: 40 }, 'at_risk'],
    [{ done: 39.9999 }, 'behind'],
    [{ done: 0 }, 'behind'],
    [{ done: 99.9999, expected: 100, yearOver: true }, 'behind'],
    [{ done: 100, expected: 100, yearOver: true }, 'met'],
    [{ done: 0, expected: 0 }, 'on_track'],
    [{ plan: null, expected: null, done: 30 }, 'no_data'],
    [{ plan: null, expected: null, done: 30, yearOver: true }, 'no_data'],
    [{ plan: 0, expected: 0 }, 'no_data'],
    [{ plan: 0, expected: 0, done: 5 }, 'no_data'],
    [{ hasWorks: false }, 'no_data'],
    [{ done: 0, expected: null, datesAsPrinted: true }, 'no_data'],
    [{ done: 0, expected: null, datesAsPrinted: true, yearOver: true }, 'no_data'],
    [{ done: 100, expected: null, datesAsPrinted: true }, 'met'],
  ])('of %o is %s', (more, status) => {
    expect(judge(more).status).toBe(status);
  });

  it('says why in one sentence', () => {
    expect(judge({ done: 45 }).reason).toEqual({
      zh: '完成45公里,为按日历均摊应完成50公里的90%(80%–95%)。',
      en: '45 km done, 90% of the 50 km due by now at an even calendar pace (80%–95%).',
    });
    expect(judge({ done: 45, pace: 'curve' }).reason).toEqual({
      zh: '完成45公里,为按方案进度曲线应完成50公里的90%(80%–95%)。',
      en: "45 km done, 90% of the 50 km due by now by the programme's curve (80%–95%).",
    });
    expect(judge({ plan: null, expected: null }).reason.zh).toContain('“—”');
    expect(judge({ done: 60, expected: 100, yearOver: true }).reason.zh).toBe(
      '年度已结束,完成60公里,比计划100公里少40公里。',
    );
  });
});

describe('the year that is measured', () => {
  it.each([
    [2020, '2020-09-30', '2020-09-30'],
    [2019, '2020-09-30', '2019-12-31'],
    [2020, '2020-12-31', '2020-12-31'],
    [2021, '2020-09-30', '2020-09-30'],
    [2020, null, '2019-12-31'],
  ])('of %d with data of %s is measured on %s', (year, asOf, day) => {
    expect(measuringDay(year, asOf)).toBe(day);
  });

  it.each([
    ['2020-09-30', 2020],
    ['2019-01-01', 2019],
    ['2017-06-30', 2018],
    ['2024-06-30', 2020],
    [null, 2018],
  ])('is that of the data date %s within the programme: %d', (asOf, year) => {
    expect(defaultYear(asOf, { startsOn: '2018-01-01', endsOn: '2020-12-31' })).toBe(year);
  });
});
