import { inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { composeSheet } from '#api/products/progress-map/compose-sheet.ts';
import { encodeSheet } from '#api/products/sheet/encode-sheet.ts';
import type { Sheet } from '#api/products/sheet/sheet.ts';
import { text } from '#api/products/sheet/svg-element.ts';
import { mapContent } from '../support/map-content.ts';
import { type PdfFacts, readPdf } from '../support/read-pdf.ts';

const sheet = composeSheet(mapContent);

describe('a sheet as PDF', () => {
  let facts: PdfFacts;
  beforeAll(async () => {
    facts = await readPdf(await encodeSheet(sheet, 'pdf'));
  });

  it('is one page of A3 with its title', () => {
    expect(facts.pages).toBe(1);
    expect(facts.widthMm).toBeCloseTo(420, 1);
    expect(facts.heightMm).toBeCloseTo(297, 1);
    expect(facts.title).toBe('绍兴市农村公路列养率进度图');
  });

  it('is drawn in paths, without a picture', () => {
    expect(facts.images).toBe(0);
    expect(facts.paths).toBeGreaterThan(40);
  });

  it('can be searched for Chinese, each label once', () => {
    for (const words of ['绍兴市农村公路列养率进度图', '府山街道', '内部资料', '演示数据', '95.50%'])
      expect(facts.text).toContain(words);
    expect(facts.text.split('府山街道')).toHaveLength(2);
  });

  it('embeds our typeface and takes none from the machine', () => {
    expect(facts.fonts).toHaveLength(2);
    for (const font of facts.fonts) expect(font).toMatch(/^[A-Z]{6}\+NotoSansHans-(Regular|Bold)/);
  });

  it('is the same file for the same content', async () => {
    expect(Buffer.compare(await encodeSheet(sheet, 'pdf'), await encodeSheet(sheet, 'pdf'))).toBe(0);
  });

  it('keeps titles that look like code of the typesetter as they are', async () => {
    const title = '"#panic("x")\\ $1';
    expect((await readPdf(await encodeSheet({ ...sheet, title }, 'pdf'))).title).toBe(title);
  });
});

describe('a sheet as PNG', () => {
  const word = (words: string): Sheet => ({
    ...sheet,
    widthMm: 30,
    heightMm: 10,
    body: text({ x: 2, y: 8, sizeMm: 7 }, words),
  });

  it('has 200 dots an inch', async () => {
    const png = await encodeSheet(sheet, 'png');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([3307, 2339]);
  });

  it('draws Chinese characters, each its own, without fonts of the machine', async () => {
    const [shao, xing, none] = await Promise.all(['绍', '兴', ''].map((words) => encodeSheet(word(words), 'png')));
    const marks = [shao, xing, none].map((png) => inkOf(png ?? Buffer.alloc(0)));
    expect(marks[2]).toBe(0);
    expect(Math.min(marks[0] ?? 0, marks[1] ?? 0)).toBeGreaterThan(300);
    expect(marks[0]).not.toBe(marks[1]);
  });
});

/** Bytes of the raw picture that are not the white of the paper nor a filter that repeats it. */
function inkOf(png: Buffer): number {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return inflateSync(Buffer.concat(parts)).filter((byte) => byte !== 255 && byte > 4).length;
}

describe('a sheet as SVG', () => {
  it('holds its text as text and brings the typeface along', async () => {
    const svg = String(await encodeSheet(sheet, 'svg'));
    expect(svg).toMatch(/^<\?xml/);
    expect(svg).toContain('>绍兴市农村公路列养率进度图</text>');
    expect(svg.match(/@font-face/g)).toHaveLength(2);
    expect(svg).toContain('width="420mm"');
    expect(svg.length).toBeLessThan(600_000);
  });
});
