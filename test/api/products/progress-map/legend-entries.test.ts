import { describe, expect, it } from 'vitest';
import { legendEntries } from '#api/products/progress-map/legend-entries.ts';
import type { MapContent } from '#api/products/progress-map/map-content.ts';
import { valueClasses } from '#api/products/progress-map/value-classes.ts';
import { mapContent, value } from '../support/map-content.ts';

function labels(content: MapContent): string[] {
  const percents = content.values.flatMap((entry) => (entry.value === null ? [] : [entry.value]));
  return legendEntries(content, valueClasses(percents))
    .flat()
    .map(({ label }) => label);
}

describe('the legend', () => {
  it('names what the sheet shows', () => {
    expect(labels(mapContent)).toEqual([
      '95.50 %',
      '无数据',
      '滞后',
      '县道，已列养',
      '村道，未列养',
      '乡镇(街道)驻地',
      '设区市界',
      '县(市、区)界',
    ]);
  });

  it('hatches nothing when every area has a value', () => {
    const values = [value('330602', '越城区', 96), value('330603', '柯桥区', 99)];
    expect(labels({ ...mapContent, values })).not.toContain('无数据');
    expect(labels({ ...mapContent, values })[0]).toBe('98–99 %');
  });

  it('leaves out classes no area is in', () => {
    const values = [value('330602', '越城区', 50), value('330603', '柯桥区', 99)];
    expect(labels({ ...mapContent, values }).slice(0, 2)).toEqual(['90–100 %', '50–60 %']);
  });

  it('says nothing of roads and symbols that are not drawn', () => {
    const bare = labels({ ...mapContent, lines: [], points: [{ kind: 'seat', state: 'outside', points: [] }] });
    expect(bare.some((label) => /道|驻地/.test(label))).toBe(false);
  });

  it('speaks English on an English sheet', () => {
    for (const label of labels({ ...mapContent, lang: 'en' })) expect(label).not.toMatch(/[\u4e00-\u9fff]/);
  });
});
