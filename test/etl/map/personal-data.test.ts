import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPersonalData, findPersonalData, isPersonalHeader } from '#etl/map/personal-data.ts';
import { datasets } from '#geodata/datasets/registry.ts';

/** The example of the standard GB 11643 itself, and one that ends in X. */
const identity = '11010519491231002X';
const identityOfDigits = '440524198001010013';
/** A card number of test systems, with a valid check digit. */
const card = '6228480402564890018';
const phone = '13812345678';

describe('headers of personal columns', () => {
  it.each([
    '身份证',
    '身份证号码',
    '法人证件号',
    '联系电话',
    '手机',
    '手机号码',
    '联系方式',
    '银行卡号',
    '银行账号',
    '开户银行',
    '收款帐号',
    '家庭住址',
    '户籍地址',
    'SFZH',
    'LXDH',
    'sjh',
    'YHZH',
    'tel',
    'ID_CARD',
    'idnumber',
    'Phone',
    'mobile_no',
    'bank_account',
    'home address',
    '手 机 号',
    'ＳＦＺＨ',
  ])('%s is one', (header) => {
    expect(isPersonalHeader(header)).toBe(true);
  });

  it.each(['路长', '地址', '站点地址', '村委会经度', 'hotel', '编号', '线路号', '计划号', 'ZHM', 'height', '证书编号'])(
    '%s is none',
    (header) => {
      expect(isPersonalHeader(header)).toBe(false);
    },
  );

  it('are no header that any dataset reads', () => {
    for (const { fields, geometries } of datasets.values()) {
      const headers = Object.entries(fields).flatMap(([name, { zh, en, aliases = [] }]) => [name, zh, en, ...aliases]);
      const coordinates = geometries.flatMap(({ lon, lat, zh, en }) => [...lon, ...lat, zh, en]);
      expect([...headers, ...coordinates].filter(isPersonalHeader)).toEqual([]);
    }
  });
});

describe('personal numbers', () => {
  it.each([
    [identity, 'identity_card'],
    [identity.toLowerCase(), 'identity_card'],
    [identityOfDigits, 'identity_card'],
    [`身份证${identity}`, 'identity_card'],
    [phone, 'mobile_phone'],
    ['+86 138 1234 5678', 'mobile_phone'],
    ['008613812345678', 'mobile_phone'],
    ['138-1234-5678', 'mobile_phone'],
    ['１３８１２３４５６７８', 'mobile_phone'],
    ['Tel:13812345678', 'mobile_phone'],
    ['tel13812345678', 'mobile_phone'],
    [`张三(${phone})`, 'mobile_phone'],
    [`${phone}、李四`, 'mobile_phone'],
    [`${phone} 13912345678`, 'mobile_phone'],
    [`${phone}-2018`, 'mobile_phone'],
    [card, 'bank_card'],
    ['6228 4804 0256 4890 018', 'bank_card'],
    ['4111111111111111', 'bank_card'],
  ])('%s is one', (text, kind) => {
    expect(findPersonalData(text)).toBe(kind);
  });

  it.each([
    ['a 12-digit village code', '330602001004'],
    ['a 9-digit town code', '330602001'],
    ['a route code', 'X1010330602'],
    ['a work code', 'GC201833060201001'],
    ['a phone in a code', 'GC13812345678'],
    ['a longer number', '2013812345678'],
    ['a number behind a point', '0.13812345678'],
    ['a number with a point', '13812345678.5'],
    ['an office phone', '0575-85121234'],
    ['a wrong check digit', '110105194912310021'],
    ['an impossible birthday', '110105194913310022'],
    ['a card with a wrong check digit', '6228480402564890017'],
    ['a 16-digit number of no issuer', '1234567812345670'],
    ['two dates', '2018-01-01 2020-12-31'],
    ['two long codes', '330602001004 330602001008'],
    ['a document number', '绍政发〔2018〕16号'],
    ['nothing', ''],
  ])('%s is none', (_, text) => {
    expect(findPersonalData(text)).toBeUndefined();
    expect(cutPersonalData(text)).toEqual({ text, kinds: [] });
  });

  it('in a code are told only when they are identity numbers', () => {
    expect(findPersonalData('15010210001')).toBe('mobile_phone');
    expect(findPersonalData('15010210001', { isCode: true })).toBeUndefined();
    expect(findPersonalData(identity, { isCode: true })).toBe('identity_card');
  });

  it.each([
    [`张三 ${phone}`, '张三', ['mobile_phone']],
    [`镇长(镇级路长)，电话：${phone}`, '镇长(镇级路长)，电话', ['mobile_phone']],
    [`李四（${phone}）`, '李四', ['mobile_phone']],
    [`王五${identity}，${phone}`, '王五', ['identity_card', 'mobile_phone']],
    [`${phone}/13912345678`, '', ['mobile_phone']],
    [`${phone} 13912345678`, '', ['mobile_phone']],
    [`2018-01-01 ${phone}`, '2018-01-01', ['mobile_phone']],
    ['１３８１２３４５６７８赵六', '赵六', ['mobile_phone']],
  ])('are cut out of %s', (text, rest, kinds) => {
    expect(cutPersonalData(text)).toEqual({ text: rest, kinds });
  });

  const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));

  it('are found with whatever words stand around them, and nothing of them is left', () => {
    const words = fc.stringMatching(/^[\u4e00-\u9fa5 ，。：]{0,8}$/);
    const mobile = fc.tuple(fc.integer({ min: 3, max: 9 }), digits(9)).map(([second, rest]) => `1${second}${rest}`);
    fc.assert(
      fc.property(words, mobile, words, (before, number, after) => {
        const { text, kinds } = cutPersonalData(`${before}${number}${after}`);
        expect(kinds).toEqual(['mobile_phone']);
        expect(text).not.toMatch(/\d/);
      }),
    );
  });

  it('of 18 digits are told by their check digit: of the eleven endings one at most is right', () => {
    fc.assert(
      fc.property(digits(6), digits(3), fc.integer({ min: 1, max: 28 }), (place, order, day) => {
        const start = `3${place.slice(1)}198607${String(day).padStart(2, '0')}${order}`;
        const right = [...'0123456789X'].filter((end) => findPersonalData(`${start}${end}`) === 'identity_card');
        expect(right).toHaveLength(1);
      }),
    );
  });

  it('are looked for in hostile text without delay', () => {
    const started = performance.now();
    for (const text of ['1 '.repeat(50_000), '-1'.repeat(50_000), '1'.repeat(100_000), '（'.repeat(100_000)])
      cutPersonalData(text);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
