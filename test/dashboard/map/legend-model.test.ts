import { describe, expect, it } from 'vitest';
import { palettes } from '#dashboard/src/look/palette.ts';
import { type LegendFacts, legendModel } from '#dashboard/src/map/legend-model.ts';
import { zh } from '#dashboard/src/words/zh.ts';

const facts: LegendFacts = {
  classes: [
    { kind: 'met', count: 2 },
    { kind: 'below', low: 97, high: 100, step: 0, count: 3 },
  ],
  target: '≥ 100%',
  layers: ['roads', 'villages', 'stops'],
  roadStates: { success: '已列养', gap: '未列养' },
  thresholdM: 800,
  stopsAreStations: false,
  stopsVisible: false,
  stations: false,
  works: undefined,
  lostVillages: 13,
  townAreas: true,
  water: false,
};
const textsOf = (change: Partial<LegendFacts>) =>
  legendModel({ ...facts, ...change }, zh.map, palettes.paper).map((entry) => entry.text);

describe('the legend', () => {
  it('says what is drawn, with its numbers', () => {
    expect(textsOf({})).toEqual([
      '达到目标（≥ 100%）',
      '97–100%',
      '已列养',
      '未列养',
      '800 米内有站点的村',
      '800 米内无站点的村',
      '另有 13 个村无坐标，计为未通',
      '公交站点（放大后显示）',
      '乡镇范围为示意（泰森多边形，非法定界线）',
    ]);
  });

  it('names works and stations where they are drawn, and a plan that is done where there is no target', () => {
    const shown = textsOf({
      layers: [],
      works: { item: undefined },
      stations: true,
      townAreas: false,
      target: undefined,
    });
    expect(shown).toEqual(['完成年度计划', '97–100%', '乡镇运输服务站', '已完工的工程', '未完工的工程']);
    const ofYear = textsOf({ layers: [], works: { item: undefined, year: 2020 }, townAreas: false });
    expect(ofYear.slice(2)).toEqual(['2020 年完工的工程']);
    expect(textsOf({ layers: [], stations: true, stopsAreStations: true })).not.toContain('乡镇运输服务站');
  });

  it('names water where it is drawn, in its colour', () => {
    const entries = legendModel({ ...facts, layers: [], townAreas: false, water: true }, zh.map, palettes.paper);
    expect(entries.slice(2)).toEqual([{ mark: 'area', colour: palettes.paper.water, text: '水系' }]);
  });

  it('says nothing of layers that are off', () => {
    expect(textsOf({ layers: [], townAreas: false })).toEqual(['达到目标（≥ 100%）', '97–100%']);
  });

  it('names roads in the words of the indicator that colours them, and plainly when none does', () => {
    expect(textsOf({ layers: ['roads'], roadStates: { success: '宽路', gap: '窄路' } })).toContain('窄路');
    expect(textsOf({ layers: ['roads'], roadStates: undefined })).toContain('农村公路');
  });

  it('hatches regions without data', () => {
    const [entry] = legendModel({ ...facts, classes: [{ kind: 'none', count: 1 }] }, zh.map, palettes.night);
    expect(entry).toMatchObject({ mark: 'hatched', text: '无数据', count: 1 });
  });

  it('tells gap from success by shape, not by colour alone', () => {
    const marks = legendModel(facts, zh.map, palettes.paper);
    const markOf = (text: string) => marks.find((entry) => entry.text === text)?.mark;
    expect(markOf('800 米内有站点的村')).not.toBe(markOf('800 米内无站点的村'));
    expect(markOf('已列养')).not.toBe(markOf('未列养'));
  });
});
