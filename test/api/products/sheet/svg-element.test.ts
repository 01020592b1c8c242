import { describe, expect, it } from 'vitest';
import { element, escapeXml, mm, text } from '#api/products/sheet/svg-element.ts';

describe('markup of the sheet', () => {
  it('keeps what could end an element or an attribute inside it', () => {
    expect(element('path', { d: '"/><script>' }, escapeXml('<b>&"x"</b>'))).toBe(
      '<path d="&quot;/&gt;&lt;script&gt;">&lt;b&gt;&amp;&quot;x&quot;&lt;/b&gt;</path>',
    );
  });

  it('replaces characters that XML forbids instead of writing a broken file', () => {
    expect(escapeXml('上\u0000王\u000b村\ud800')).toBe('上 王 村 ');
    expect(escapeXml('𠮷野')).toBe('𠮷野');
  });

  it('writes millimetres to the thousandth and leaves out what is not given', () => {
    expect(mm(12.345678)).toBe('12.346');
    expect(mm(-0.0001)).toBe('0');
    expect(element('rect', { x: 1 / 3, y: undefined })).toBe('<rect x="0.333"/>');
  });

  it('draws a halo as the stroke of the same text, so that a name is found once', () => {
    const label = text({ x: 1, y: 2, sizeMm: 3, haloMm: 0.3 }, '越城区');
    expect(label.match(/越城区/g)).toHaveLength(1);
    expect(label).toContain('paint-order="stroke"');
  });
});
