// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { composeSheet } from '#api/products/progress-map/compose-sheet.ts';
import type { MapContent } from '#api/products/progress-map/map-content.ts';
import { sheetMarkup } from '#api/products/sheet/sheet-to-svg.ts';
import { mapContent, value } from '../support/map-content.ts';

/** Parsed strictly as XML. */
function draw(content: MapContent): Document {
  const drawing = new DOMParser().parseFromString(sheetMarkup(composeSheet(content)), 'image/svg+xml');
  expect(drawing.querySelector('parsererror')).toBeNull();
  expect(drawing.documentElement.nodeName).toBe('svg');
  return drawing;
}
const texts = (content: MapContent): string[] =>
  [...draw(content).querySelectorAll('text')].map((node) => node.textContent ?? '');
const filled = (content: MapContent, fill: string): number =>
  draw(content).querySelectorAll(`path[fill="${fill}"]`).length;

describe('the sheet', () => {
  it('carries title, programme, marks, dates, source, scale and CRS', () => {
    const all = texts(mapContent).join('\n');
    for (const words of [
      '绍兴市农村公路列养率进度图',
      '绍政发〔2018〕16号',
      '内部资料',
      '演示数据',
      '数据截止日期：2020-09-30 (数据批次 9)',
      '资料来源',
      '编制单位',
      '比例尺 1:',
      'CGCS2000',
      '北',
      '图例',
    ])
      expect(all).toContain(words);
    expect(all).not.toContain('审图号');
  });

  it('marks demonstration data only when it is, and internal use always', () => {
    const real = texts({ ...mapContent, basis: { ...mapContent.basis, sample: false } }).join('\n');
    expect(real).not.toContain('演示数据');
    expect(real).toContain('内部资料');
  });

  it('hatches areas without a value and only those', () => {
    expect(filled(mapContent, 'url(#no-data)')).toBe(1);
    const values = [value('330602', '越城区', 96), value('330603', '柯桥区', 99)];
    expect(filled({ ...mapContent, values }, 'url(#no-data)')).toBe(0);
  });

  it('hatches a sheet that has no values at all', () => {
    const none = { ...mapContent, total: { ...mapContent.total, value: null, status: 'no_data' as const }, values: [] };
    expect(filled(none, 'url(#no-data)')).toBe(2);
    expect(texts(none)).toContain('—');
  });

  it('says that town areas are indicative when they are', () => {
    const note = '乡镇范围为示意';
    expect(texts(mapContent).join('')).not.toContain(note);
    const areas = mapContent.areas.map((area) => ({ ...area, outlineSource: 'voronoi' }));
    expect(texts({ ...mapContent, areas }).join('')).toContain(note);
  });

  it('names another distance in the title, so that it cannot pass for the official figure', () => {
    const indicator = { ...mapContent.indicator, thresholdM: 800 };
    expect(texts({ ...mapContent, indicator })).toContain('绍兴市农村公路列养率（800米）进度图');
  });

  it('leaves a line for the issuing office unless it is known', () => {
    expect(texts({ ...mapContent, issuer: '绍兴市交通运输局' })).toContain('编制单位：绍兴市交通运输局');
    expect(texts(mapContent)).toContain('编制单位：');
  });

  it('is well-formed whatever names are in it', () => {
    const hostile = '</text><script>alert(1)</script>\u0000&"\'';
    const content = {
      ...mapContent,
      region: { ...mapContent.region, name: hostile },
      values: [{ ...value('330602', hostile, 95), nameEn: hostile }],
      areas: mapContent.areas.map((area) => ({ ...area, name: hostile })),
    };
    expect(draw(content).querySelectorAll('script')).toHaveLength(0);
    expect(texts(content).some((words) => words.includes('<script>'))).toBe(true);
  });

  it('fits sixty areas into its table and says how many it leaves out', () => {
    const values = Array.from({ length: 90 }, (_, index) => value(`3306${index}`, `第${index}镇`, 90));
    const all = texts({ ...mapContent, values });
    const remark = all.find((words) => words.startsWith('+'));
    const shown = all.filter((words) => /^第\d+镇$/.test(words)).length;
    expect(remark).toContain(`+${90 - shown}`);
    expect(shown).toBeGreaterThan(20);
  });
});
