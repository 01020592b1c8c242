import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnLines } from '#etl/command-line/column-lines.ts';
import { createPrinter } from '#etl/command-line/printer.ts';
import { problemLines } from '#etl/command-line/problem-lines.ts';
import { progressLine } from '#etl/command-line/report-lines.ts';
import { watchLoad } from '#etl/command-line/watch-load.ts';
import { wrapText } from '#etl/command-line/wrap-text.ts';
import type { Recognition } from '#etl/crs/recognition.ts';
import type { Findings, LoadProgress, ProblemGroup } from '#etl/progress/progress-meter.ts';
import { fitText, padText, textWidth } from '#etl/text-width.ts';

const progress: LoadProgress = {
  step: 'read',
  file: '台账.xlsx',
  done: 12_000,
  total: 300_000,
  rowsPerSecond: 4_000,
  etaSeconds: 72,
};

function group(more: Partial<ProblemGroup>): ProblemGroup {
  return {
    code: 'bad_number',
    severity: 'error',
    field: 'width_m',
    count: 1,
    message: { zh: '不是数字。请改为数字，单位写在表头', en: 'not a number; write digits only' },
    examples: [{ row: 8, value: '5米' }],
    ...more,
  };
}

const chinese = fc.string({ unit: fc.constantFrom('路', '，', 'a', ' ', '1', '（', '“', '段', 'é'), maxLength: 120 });

describe('widths', () => {
  it('count Chinese as two, and what is fitted or padded is as wide as asked', () => {
    expect(['a', '路', '，', '（路）', '', '𠮷'].map(textWidth)).toEqual([1, 2, 2, 6, 0, 2]);
    fc.assert(
      fc.property(chinese, fc.integer({ min: 2, max: 60 }), (text, width) => {
        expect(textWidth(fitText(text, width))).toBeLessThanOrEqual(width);
        expect(textWidth(padText(fitText(text, width), width))).toBe(width);
        if (textWidth(text) <= width) expect(fitText(text, width)).toBe(text);
      }),
    );
  });

  it('of wrapped lines hold, nothing is lost, and no line begins with a closing mark', () => {
    fc.assert(
      fc.property(chinese, fc.integer({ min: 10, max: 60 }), (text, width) => {
        const lines = wrapText(text, width);
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。；）]/);
      }),
    );
    const sentence = '文件未填且位置落在各乡镇(街道)范围之外，只计入上级区域。请补填代码';
    expect(
      wrapText(sentence, 30)
        .map(textWidth)
        .every((width) => width <= 32),
    ).toBe(true);
  });
});

describe('problems on the terminal', () => {
  it.each([80, 120])(
    'stay within %i columns, grouped by severity, counts aligned, with rows and what is left',
    (width) => {
      const groups = [
        group({ count: 12_345 }),
        group({ code: 'no_town', severity: 'warning', field: null, count: 7, examples: [] }),
        group({ code: 'unknown_column', severity: 'info', field: null, examples: [{ row: 0, value: '备注' }] }),
      ];
      const lines = problemLines(groups, { language: 'zh', width });
      expect(lines.filter((line) => !line.startsWith(' '))).toEqual([
        '错误(所在行不入库)',
        '警告(照常入库，请核对)',
        '提示',
      ]);
      expect(lines).toContain('  ×12,345  bad_number width_m');
      expect(lines).toContain('  ×7       no_town');
      expect(lines).toContain('           第8行 “5米”；另 12,344 处');
      expect(lines).toContain('           “备注”');
      for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width);
    },
  );
});

describe('columns on the terminal', () => {
  it('list those named as their field and show the others with reason and values', () => {
    const lines = columnLines(
      [
        { column: '路线编码', field: 'route_code', how: 'name', samples: ['Y1'] },
        { column: 'JSDJ', field: 'technical_class', how: 'alias', samples: ['二级', '等外'] },
        { column: '路面类形', field: null, how: 'none', samples: [], maybe: 'surface' },
        { column: '手机', field: null, how: 'none', samples: [], personal: true },
      ],
      { language: 'zh', width: 80 },
    );
    expect(lines).toEqual([
      '  1 列即字段名：  路线编码→route_code',
      '  列        字段              依据    样值',
      '  JSDJ      technical_class   别名    二级、等外',
      '  路面类形  是否为 surface？  未读取',
      '  手机      —                 未读取  个人信息，不入库',
    ]);
  });
});

describe('progress', () => {
  it('is told in one line with rate and time left', () => {
    expect(progressLine(progress, 'zh')).toBe('台账.xlsx  读取  12,000/300,000  4,000 行/秒  还需 1 分 12 秒');
    expect(progressLine({ ...progress, etaSeconds: 60 }, 'en')).toBe(
      '台账.xlsx  read  12,000/300,000  4,000 rows/s  1 min to go',
    );
  });

  function show(isTTY: boolean, seconds: number): string {
    let nowMs = 0;
    let shown = '';
    const streams = {
      out: { write: () => true },
      err: { isTTY, columns: 40, write: (text: string) => (shown += text) },
    };
    const watch = watchLoad(createPrinter(streams, { json: false, language: 'zh' }), { nowMs: () => nowMs });
    for (let tick = 0; tick < seconds * 10; tick += 1) {
      watch({ ...progress, done: tick + 1 });
      nowMs += 100;
    }
    return shown;
  }

  it('replaces its line on a terminal, cut to its width, and elsewhere writes one every five seconds', () => {
    const lines = show(true, 10).split('\r\u001b[2K').slice(1);
    expect(lines).toHaveLength(50);
    for (const line of lines) expect(textWidth(line)).toBeLessThan(40);
    expect(show(false, 21).trimEnd().split('\n')).toHaveLength(4);
  });

  it('is told at the end of a step in any case', () => {
    let shown = '';
    const streams = { out: { write: () => true }, err: { write: (text: string) => (shown += text) } };
    watchLoad(createPrinter(streams, { json: false, language: 'zh' }))({ ...progress, done: 5, total: 5 });
    expect(shown).toMatch(/5\/5/);
  });
});

describe('coordinates on the terminal', () => {
  const gcj02 = { kind: 'gcj02' } as const;
  const crs: Recognition = {
    crs: gcj02,
    word: 'unsure',
    certainty: 0.5,
    reasons: [
      { zh: '文件没有说明坐标系', en: 'the file states no CRS that is known' },
      { zh: '附近没有已知的道路', en: 'no known road is near' },
    ],
    fit: { crs: gcj02, insideShare: 1, medianM: null },
    alternatives: [],
    bounds4326: null,
    examples: [{ before: [116.3, 39.05], after: [116.294, 39.0487] }],
    mixedWith: null,
    problem: null,
  };
  const findings: Findings = { added: 3, changed: 0, removed: 0, unchanged: 0, rejected: 0, problems: [], crs };

  function show(language: 'zh' | 'en', found: Findings): string[] {
    let shown = '';
    const streams = { out: { write: () => true }, err: { write: (text: string) => (shown += text) } };
    watchLoad(createPrinter(streams, { json: false, language }))({ ...progress, step: 'diff', findings: found });
    return shown.trimEnd().split('\n');
  }

  it('are told with the findings: the system, how sure, every reason, a position before and after', () => {
    expect(show('zh', findings)).toEqual([
      '坐标系：GCJ-02（不确定）',
      '    文件没有说明坐标系',
      '    附近没有已知的道路',
      '    116.3 39.05 -> 116.294 39.0487',
      '新增 3，变更 0，减少 0，不变 0，拒收 0',
    ]);
    expect(show('en', findings).slice(0, 2)).toEqual([
      'coordinates: GCJ-02 (unsure)',
      '    the file states no CRS that is known',
    ]);
    expect(show('zh', { ...findings, crs: null })).toEqual(['新增 3，变更 0，减少 0，不变 0，拒收 0']);
  });
});
