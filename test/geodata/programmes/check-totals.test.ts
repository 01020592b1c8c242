import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTotals } from '#geodata/programmes/check-totals.ts';
import type { Fault } from '#geodata/programmes/faults.ts';
import { programmeDocument } from '#geodata/programmes/programme.ts';
import { readPlan } from '#geodata/programmes/read-plan.ts';
import { readYaml } from '#geodata/programmes/read-yaml.ts';

const folder = 'geodata/programmes/shaoxing-2018-2020';
const sound = readFileSync(`${folder}/programme.yaml`, 'utf8');
const plan = readFileSync(`${folder}/plan.csv`, 'utf8');

function faultsOf(text: string, table = plan): string[] {
  const faults: Fault[] = [];
  const read = readYaml({ file: 'programme.yaml', text }, programmeDocument, faults);
  if (read) checkTotals(read, readPlan(table, read.content, faults).cells, faults);
  return faults.map(({ file, line, message }) => `${file}:${line} ${message}`);
}

const lineOf = (text: string, nth: number, part: RegExp): number => {
  const lines = text.split('\n').flatMap((line, at) => (part.test(line) ? [at + 1] : []));
  return lines[nth] ?? 0;
};

describe('totals of the text', () => {
  it('are sound as the document prints them', () => {
    expect(faultsOf(sound)).toEqual([]);
  });

  it.each([
    [
      'that is not the sum of its plan',
      'quantity: 1180',
      'quantity: 1190',
      /prints 1190 for 建设港湾式车站, its plan adds up to 1180/,
    ],
    [
      'of an unknown item',
      '- item: bus_bay\n    quantity',
      '- item: bus_bays\n    quantity',
      /bus_bays is none of the items: mend its name, or give title/,
    ],
    ['of the text alone without a unit', '    unit: { zh: 条, en: lanes }\n', '', /overload_lane is none of the items/],
    [
      'of a plan item with words of its own',
      '    quantity: 1180',
      '    unit: { zh: 个, en: bays }\n    quantity: 1180',
      /title and unit of bus_bay stand in items; remove/,
    ],
    [
      'told twice',
      'item: overload_lane',
      'item: overload_site',
      /total of overload_site stands already in line \d+; keep one/,
    ],
    ['without words of the document', '    clause: 建设港湾式停车站1180个\n', '', /totals\.\d+\.clause/],
    ['of nothing', 'quantity: 78', 'quantity: 0', /totals\.\d+\.quantity/],
    ['as text', 'quantity: 78', 'quantity: 78条', /totals\.\d+\.quantity/],
  ])('are refused for one %s', (_what, from, to, fault) => {
    const changed = sound.replace(from, to);
    expect(changed).not.toBe(sound);
    const faults = faultsOf(changed);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(fault);
  });

  it('have their faults in the lines where they are', () => {
    const wrong = sound.replace('quantity: 1180', 'quantity: 1190');
    expect(faultsOf(wrong)[0]).toMatch(new RegExp(`^programme\\.yaml:${lineOf(wrong, 0, /quantity: 1190/)} `));
    const twice = sound.replace('item: overload_lane', 'item: overload_site');
    const [first, second] = [0, 1].map((nth) => lineOf(twice, nth, /item: overload_site/));
    expect(faultsOf(twice)[0]).toMatch(new RegExp(`^programme\\.yaml:${second} .* in line ${first};`));
  });

  it('follow the plan: a changed cell is told for its item alone', () => {
    const faults = faultsOf(sound, plan.replace('越城区,2018年,7,2', '越城区,2018年,7.5,2'));
    expect(faults.map((fault) => fault.replace(/^\S+ /, ''))).toEqual([
      'the text prints 322 for 等外路提升, its plan adds up to 322.5; mend one of them',
    ]);
  });
});

describe('the totals of 绍政发〔2018〕16号', () => {
  const document = readFileSync(resolve('../shared/sources/shaoxing_rural_roads_2018-16.txt'), 'utf8').replaceAll(
    /\s/g,
    '',
  );
  const tasks = document.slice(document.indexOf('三、主要任务'), document.indexOf('四、保障举措'));
  const read = readYaml({ file: 'programme.yaml', text: sound }, programmeDocument, []);
  const { totals = [], items = [] } = read?.content ?? {};

  it('are all quantities that its tasks print, but the sum of two of them', () => {
    // 1450个 and the like; 3个 or 200人 of a definition would have to be named here.
    const printed = [...tasks.matchAll(/(\d+)(公里|座|个|条|辆)/g)].map(([, quantity, unit]) => `${quantity}${unit}`);
    const known = totals.map(({ item, unit, quantity }) => {
      const planned = items.find((entry) => entry.item === item);
      return `${quantity}${(unit ?? planned?.unit)?.zh}`;
    });
    expect(printed.toSorted()).toEqual([...known, '294公里'].toSorted());
    const sumOfTwo = ['town_scenic_widening', 'hamlet_deadend_build'].map(
      (name) => totals.find(({ item }) => item === name)?.quantity ?? 0,
    );
    expect(sumOfTwo.reduce((sum, quantity) => sum + quantity, 0)).toBe(294);
  });

  it('hold the ones that no column of the plan has', () => {
    const alone = totals.filter(({ item }) => items.every((entry) => entry.item !== item));
    expect(alone.map(({ title, quantity, unit }) => `${title?.zh} ${quantity} ${unit?.zh}`)).toEqual([
      '精品示范线 477 公里',
      '治超非现场执法点位 19 个',
      '治超非现场执法车道 78 条',
    ]);
  });
});
