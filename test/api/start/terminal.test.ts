import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Terminal } from '#api/start/terminal.ts';
import { fitWidth, padWidth, textWidth } from '#api/start/text-width.ts';

/** What sets a colour on a terminal. */
const colour = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');

class Recorder {
  readonly isTTY: boolean;
  readonly columns = 72;
  text = '';

  constructor(isTTY: boolean) {
    this.isTTY = isTTY;
  }

  write(text: string): void {
    this.text += text;
  }

  /** What a person sees: every line as it was last drawn. */
  seen(): string[] {
    const plain = this.text.replaceAll('\u001b[2K', '\r').replaceAll(colour, '');
    return plain.split('\n').map((line) => line.split('\r').at(-1) ?? '');
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('at a terminal', () => {
  test('a running step is one line that is drawn anew, a finished one stays above it', () => {
    const output = new Recorder(true);
    const terminal = new Terminal(output);
    const first = terminal.step('数据库 database', 'starting');
    const second = terminal.step('看板 dashboard', 'building');
    vi.advanceTimersByTime(1000);
    expect(output.seen()).toHaveLength(1);
    expect(output.seen()[0]).toMatch(/^. 数据库 database starting {2}1 s · 看板/);
    first.done('embedded');
    vi.advanceTimersByTime(1000);
    expect(output.seen()[0]).toBe('✓ 数据库 database      embedded  1.0 s');
    expect(output.seen()[1]).toMatch(/^. 看板 dashboard building {2}2 s$/);
    second.done('built');
    terminal.end();
    const length = output.text.length;
    vi.advanceTimersByTime(5000);
    expect(output.text.length).toBe(length);
  });

  test('progress shows a bar, a rate and the time still needed, cut to the width', () => {
    const output = new Recorder(true);
    const terminal = new Terminal(output);
    const step = terminal.step('样例', 'reading');
    step.update({ text: 'roads', done: 50, total: 200, rowsPerSecond: 1234.6, etaSeconds: 2.1 });
    vi.advanceTimersByTime(200);
    expect(output.seen()[0]?.slice(2)).toBe('样例 roads  ████░░░░░░░░░░░░ 25 %  1235 行/s  还需 ETA 3 s');
    step.update({ text: '一个很长的文件名'.repeat(20), done: 300, total: 200 });
    vi.advanceTimersByTime(200);
    expect(textWidth(output.seen()[0] ?? '')).toBeLessThan(72);
    terminal.end();
  });

  test('what others write does not get into the line', () => {
    const output = new Recorder(true);
    const terminal = new Terminal(output);
    terminal.step('数据库', 'starting');
    vi.advanceTimersByTime(200);
    terminal.aside(() => output.write('a warning\n'));
    expect(output.seen()[0]).toBe('a warning');
    expect(output.seen()[1]).toContain('数据库 starting');
    terminal.end();
  });
});

describe('in a log', () => {
  test('steps are plain lines, progress comes every second, nothing is redrawn', () => {
    const output = new Recorder(false);
    const terminal = new Terminal(output);
    const step = terminal.step('样例', 'reading');
    for (let quarter = 0; quarter < 12; quarter++) {
      vi.advanceTimersByTime(250);
      step.update({ text: 'roads', done: quarter, total: null });
    }
    step.done('loaded');
    expect(output.text).not.toContain('\r');
    expect(output.text).not.toContain('\u001b');
    const lines = output.text.trimEnd().split('\n');
    expect(lines).toHaveLength(5);
    expect(lines.at(-1)).toBe('✓ 样例                 loaded  3.0 s');
  });
});

describe('widths', () => {
  test('Chinese takes two columns', () => {
    expect([textWidth('通村 ab'), padWidth('通', 4), fitWidth('通村平台', 5)]).toEqual([7, '通  ', '通村…']);
  });
});
