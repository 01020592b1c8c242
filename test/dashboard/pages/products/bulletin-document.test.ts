import { describe, expect, it } from 'vitest';
import { bulletinDocument, pageOf, piecesOf } from '#dashboard/src/pages/products/bulletin-document.ts';
import { bulletinMonths } from '#dashboard/src/pages/products/bulletin-months.ts';
import { productsPart } from '#dashboard/src/pages/products/products-address.ts';

const text = `绍兴市2020年9月农村公路建设管理情况通报

依据：《三年行动计划》(绍政发〔2018〕16号)
【演示数据，不得用作公文】

一、总体进展
截至2020年9月30日：按进度7项。[1]

二、各项任务
1．路面维修：计划500公里。[1][2]

引用
[1] 计划与完成：/api/progress?programme=p&year=2020&children=true&asOf=2020-09
[2] 完成量的工程明细：/api/progress/records?programme=p&year=2020&item=(计划项)&asOf=2020-09
[3] 指标值：/api/values?programme=p&indicator=(指标)&asOf=2020-09；明细 /api/indicators/(指标)/records
`;

describe('the text of a bulletin', () => {
  it('comes apart into title, basis, parts and citations, with nothing lost', () => {
    const { title, basis, parts, citations } = bulletinDocument(text);
    expect(title).toBe('绍兴市2020年9月农村公路建设管理情况通报');
    expect(basis).toEqual(['依据：《三年行动计划》(绍政发〔2018〕16号)', '【演示数据，不得用作公文】']);
    expect(parts.map(({ head, lines }) => [head, lines.length])).toEqual([
      ['一、总体进展', 1],
      ['二、各项任务', 1],
    ]);
    expect(citations.map(({ number, text: cited }) => `${number} ${cited}`)).toEqual([
      '1 计划与完成',
      '2 完成量的工程明细',
      '3 指标值',
    ]);
  });

  it('opens the answer where a citation is one, and the page of the same moment for each', () => {
    const { citations } = bulletinDocument(text);
    expect(citations.map(({ answer }) => answer)).toEqual([
      '/api/progress?programme=p&year=2020&children=true&asOf=2020-09',
      undefined,
      undefined,
    ]);
    expect(citations.map(({ page }) => page)).toEqual([
      '/progress?programme=p&year=2020&asOf=2020-09&tab=plan',
      '/progress?programme=p&year=2020&asOf=2020-09&tab=plan',
      '/progress?programme=p&asOf=2020-09',
    ]);
  });

  it('leads nowhere else than to our own pages', () => {
    expect(pageOf('https://elsewhere.example/x')).toBeUndefined();
    expect(pageOf('/api/claims?year=2020&asOf=2020-09')).toBe('/progress?year=2020&asOf=2020-09&tab=plan&part=claims');
  });

  it('finds citations within a line', () => {
    expect(piecesOf('完成17公里。[1][5]')).toEqual(['完成17公里。', { cites: '1' }, { cites: '5' }]);
    expect(piecesOf('数[1公里')).toEqual(['数[1公里']);
    expect(piecesOf('')).toEqual([]);
  });

  it('of nothing is empty', () => {
    expect(bulletinDocument('')).toEqual({ title: '', basis: [], parts: [], citations: [] });
  });
});

describe('the months a bulletin can be written of', () => {
  const programme = { root: '330600', startsOn: '2018-01-01', endsOn: '2020-12-31' };
  const load = (dataDate: string, change = {}) => ({
    dataDate,
    rootRegion: '330600',
    kind: 'publish' as const,
    ...change,
  });

  it('are those with data and those that are closed, each once, newest first', () => {
    const loads = [load('2020-09-30'), load('2020-09-30'), load('2020-08-31')];
    expect(bulletinMonths([{ month: '2020-08' }], loads, programme)).toEqual([
      { month: '2020-09', isClosed: false },
      { month: '2020-08', isClosed: true },
    ]);
  });

  it('leave out other regions, undone loads and what lies outside the programme', () => {
    const loads = [
      load('2017-12-31'),
      load('2020-07-31', { rootRegion: '341721' }),
      load('2020-06-30', { kind: 'undo' }),
    ];
    expect(bulletinMonths([], loads, programme)).toEqual([]);
  });
});

describe('the address of the papers', () => {
  it('reads back what it says, and takes nothing malformed', () => {
    const search = new URLSearchParams('region=330603&paper=orders&orders=overdue&order=12');
    const part = productsPart.parse(search);
    expect(part).toEqual({ paper: 'orders', month: undefined, orders: 'overdue', order: 12 });
    expect(String(productsPart.put(search, part))).toBe(String(search));
    const wrong = new URLSearchParams('paper=gold&month=2020-13&orders=lost&order=-1');
    expect(productsPart.parse(wrong)).toEqual({ paper: 'map', month: undefined, orders: undefined, order: undefined });
  });
});
