import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftMapping } from '#etl/map/draft-mapping.ts';
import { editDistance } from '#etl/map/edit-distance.ts';
import { type ColumnGuess, explainMatch } from '#etl/map/explain-match.ts';
import { matchHeaders } from '#etl/map/match-headers.ts';
import { type Mapping, readMapping } from '#etl/map/read-mapping.ts';
import { requireColumns } from '#etl/map/require-columns.ts';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { datasets } from '#geodata/datasets/registry.ts';

const none: Mapping = { fields: {} };

function dataset(name: string): Dataset {
  const found = datasets.get(name);
  if (found === undefined) throw new Error(name);
  return found;
}

function guess(name: string, columns: readonly string[], more: { mapping?: Mapping; rows?: unknown[][] } = {}) {
  const { mapping = none, rows = [] } = more;
  return explainMatch(matchHeaders(columns, dataset(name), mapping), { columns, mapping, rows });
}

const brief = (guesses: readonly ColumnGuess[]) =>
  Object.fromEntries(guesses.map(({ column, field, how }) => [column, `${field} ${how}`]));

describe('what a column is taken for', () => {
  it('is said with the reason', () => {
    expect(
      brief(guess('road_segment', ['路线编码', 'LXBM2', 'JSDJ', 'register_l', '路面宽度(米)', '*行政等级', '备注'])),
    ).toEqual({
      路线编码: 'route_code name',
      LXBM2: 'null none',
      JSDJ: 'technical_class alias',
      register_l: 'register_length_km cut',
      '路面宽度(米)': 'width_m unit',
      '*行政等级': 'admin_grade name',
      备注: 'null none',
    });
    expect(brief(guess('road_segment', ['QDZH', 'ZDZH']))).toEqual({
      QDZH: 'start_chainage_km alias',
      ZDZH: 'end_chainage_km alias',
    });
    expect(brief(guess('road_segment', ['起点桩号', '终点桩号']))).toEqual({
      起点桩号: 'start_chainage_km name',
      终点桩号: 'end_chainage_km alias',
    });
    expect(brief(guess('village', ['code', '村委会经度', '礼堂纬度', 'committee_']))).toEqual({
      code: 'code name',
      村委会经度: 'committee_lon alias',
      礼堂纬度: 'hall_lat alias',
      committee_: 'null none',
    });
    expect(brief(guess('work', ['图形(WKT)', 'x', 'y']))).toEqual({
      '图形(WKT)': 'wkt unit',
      x: 'lon alias',
      y: 'lat alias',
    });
  });

  it('is the code where a file gives code and name, and the name where it gives only that', () => {
    expect(brief(guess('facility', ['乡镇名称', '乡镇代码', '区县名称']))).toEqual({
      乡镇名称: 'town_name name',
      乡镇代码: 'town_code name',
      区县名称: 'district_code alias',
    });
  });

  it.each([
    [
      'road_segment',
      '路段编号 公路编号 线路名称 行政级别 公路技术等级 起点里程桩号 讫点桩号 实际里程(公里) 路面宽 路面种类 路况等级 评定年度 是否列养 路长 修建年度 县区代码 所属乡镇',
    ],
    ['road_segment', 'LDBM LXBM LXMC XZDJ JSDJ QDZH ZDZH LC LMKD LMLX LKDJ PDNF SFLY LZ XJND QXDM XZDM'],
    [
      'village',
      '行政村代码 行政村名称 所在乡镇 区县 类别 户籍人口 户数 文化礼堂名称 村委会经度 村委会纬度 文化礼堂经度 文化礼堂纬度',
    ],
    ['village', 'JZCDM JZCMC XZDM QXDM CLX RK HS WHLT CWJD CWWD LTJD LTWD'],
    ['facility', '站牌编号 站名 设施类型 状态 投用日期 日均班次 建筑面积(平方米) 县区 乡镇街道 所属村 经度 纬度'],
    [
      'work',
      '项目编号 项目名称 项目类别 区县名称 乡镇名称 建设规模 进度 年度 开工时间 竣工日期 验收时间 LXBM 验收文号',
    ],
    ['report', '任务类别 所属区县 报告月份 完成量 上报日期 上报单位'],
    ['region', '行政区划代码 名称 区域级别 上级区域代码 人口数'],
  ])('in files of %s is known for every column: %s', (name, headers) => {
    const columns = headers.split(' ');
    expect(guess(name, columns).filter(({ field }) => field === null)).toEqual([]);
  });

  it('follows a mapping and says so', async () => {
    const mapping = await readMapping({ fields: { route_code: { column: 'A' } } }, dataset('road_segment'));
    expect(brief(guess('road_segment', ['A', 'JSDJ'], { mapping }))).toEqual({
      A: 'route_code mapping',
      JSDJ: 'technical_class alias',
    });
  });

  it('shows the first different values, short, and none of personal data', () => {
    const rows = [
      ['Y1', '长'.repeat(50), '13812345678', '330602199001011234', '0571-88886666'],
      ['Y1', null, '13812345678', '6222021234567890123', '—'],
      ['Y2', '—', '13912345678', '', '请联系'],
    ];
    const shown = guess('road_segment', ['路线编码', '备注', '路长手机号', '证号', '联系方式'], { rows });
    expect(shown.map(({ samples }) => samples)).toEqual([['Y1', 'Y2'], [`${'长'.repeat(30)}…`], [], ['•••'], []]);
    expect(shown[2]).toMatchObject({ personal: true, field: null });
  });

  it.each([
    ['road_segment', '技术等极', 'technical_class'],
    ['road_segment', 'technicl_class', 'technical_class'],
    ['road_segment', '路线名陈', 'route_name'],
    ['village', '建制村名你', 'name'],
    ['facility', 'facilty_code', 'facility_code'],
  ])('in %s is only asked about when %s is nearly a header', (name, column, field) => {
    expect(guess(name, [column])).toEqual([{ column, field: null, how: 'none', samples: [], maybe: field }]);
  });

  it('is not asked about when the field has its column, or the word is too short to tell', () => {
    expect(guess('road_segment', ['技术等级', '技术等极'])[1]).not.toHaveProperty('maybe');
    for (const column of ['LXBN', 'LX', '备注', '路', 'QDZX', '路线走向']) {
      expect(guess('road_segment', [column])[0], column).not.toHaveProperty('maybe');
    }
  });
});

describe('distances between headers', () => {
  const word = fc.string({ maxLength: 8, unit: fc.constantFrom('路', '线', 'a', 'b') });

  it('are those of the textbook recursion', () => {
    const recursive = (from: string, to: string): number => {
      if (from === '' || to === '') return Math.max(from.length, to.length);
      const same = from.at(-1) === to.at(-1) ? 0 : 1;
      const swap = from.length > 1 && to.length > 1 && from.at(-1) === to.at(-2) && from.at(-2) === to.at(-1);
      return Math.min(
        recursive(from.slice(0, -1), to) + 1,
        recursive(from, to.slice(0, -1)) + 1,
        recursive(from.slice(0, -1), to.slice(0, -1)) + same,
        ...(swap ? [recursive(from.slice(0, -2), to.slice(0, -2)) + 1] : []),
      );
    };
    const short = fc.string({ maxLength: 5, unit: fc.constantFrom('路', '线', 'a') });
    fc.assert(
      fc.property(short, short, (from, to) => editDistance(from, to) === recursive(from, to)),
      { numRuns: 200 },
    );
  });

  it('are the same both ways and zero only for the same word', () => {
    fc.assert(
      fc.property(word, word, (from, to) => {
        expect(editDistance(from, to)).toBe(editDistance(to, from));
        expect(editDistance(from, to) === 0).toBe(from === to);
      }),
    );
  });
});

describe('a header that lacks a required column', () => {
  const refuse = (name: string, columns: readonly string[]) => {
    const match = matchHeaders(columns, dataset(name), none);
    requireColumns(match, { dataset: dataset(name), file: '台账.csv', columns: guess(name, columns) });
  };

  it('is refused in one sentence with what is missing, what was found, what it may be, and how to map', () => {
    const thrown = (() => {
      try {
        refuse('road_segment', ['路线编马', '技术等级', '备注']);
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toMatchObject({
      code: 'columns_missing',
      status: 422,
      details: { missing: ['route_code', 'admin_grade'] },
    });
    const { message } = thrown as Error;
    for (const part of [
      '台账.csv',
      '路线编码(route_code)、行政等级(admin_grade)',
      '技术等级→technical_class',
      '路线编马(是否为“路线编码(route_code)”？)',
      '备注',
      'mapping road_segment',
      '--mapping',
    ]) {
      expect(message).toContain(part);
    }
  });

  it('is taken when a derivation can fill the field', () => {
    expect(() => refuse('road_segment', ['LXBM', 'XZDJ'])).not.toThrow();
    expect(() => refuse('work', ['GCBM', '工程名称', '计划项', '数量', '状态'])).not.toThrow();
    expect(() => refuse('report', ['计划项', '月份', '完成量'])).toThrow('region_code');
  });
});

describe('a draft of a mapping', () => {
  it('says what is left to map, and loads as it is', async () => {
    const columns = ['LXBM', '等级', 'JSDJ', '路长电话'];
    const road = dataset('road_segment');
    const match = matchHeaders(columns, road, none);
    const rows = [
      ['Y1', '乡', '高速', '138'],
      ['Y2', '乡', '二级', ''],
      ['Y3', '', '高速', ''],
      ['Y4', '', '—', ''],
    ];
    const draft = await draftMapping({
      dataset: road,
      match,
      columns: guess('road_segment', columns),
      mapping: none,
      rows,
    });
    expect(draft).toEqual({
      dataset: 'road_segment',
      fields: { route_code: { column: 'LXBM' }, technical_class: { column: 'JSDJ' } },
      missing: ['admin_grade 行政等级'],
      unused: ['等级'],
      unknownWords: { technical_class: ['高速'] },
    });
    const again = await readMapping(JSON.parse(JSON.stringify(draft)), road);
    expect(matchHeaders(columns, road, again).fields.map(({ column }) => column)).toEqual(
      match.fields.map(({ column }) => column),
    );
    await expect(readMapping(draft, dataset('village'))).rejects.toThrow('road_segment');
  });
});
