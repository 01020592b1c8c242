import { describe, expect, test } from 'vitest';
import { problemLines } from '#etl/command-line/problem-lines.ts';

const lines = (value: string): string =>
  problemLines(
    [
      {
        code: 'coordinates_out_of_range',
        severity: 'error',
        field: 'line_geom4326',
        count: 1,
        message: { zh: '坐标不是经纬度', en: 'no degrees' },
        examples: [{ row: 7, value }],
      },
    ],
    { language: 'zh', width: 80 },
  ).join('\n');

describe('problems on the terminal', () => {
  test('show a short value whole, with its row', () => expect(lines('K12+300')).toContain('第7行 “K12+300”'));

  test('cut a geometry where it is long enough to be found by', () => {
    const shown = lines('[30.1,120.3]'.repeat(1000));
    expect(shown).toContain('第7行 “[30.1,120.3]');
    expect(shown).toContain('…”');
    expect(shown.length).toBeLessThan(200);
  });
});
