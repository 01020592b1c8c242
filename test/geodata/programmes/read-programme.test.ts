import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PublicError } from '#geodata/errors.ts';
import type { Fault } from '#geodata/programmes/faults.ts';
import { readProgramme } from '#geodata/programmes/read-programme.ts';

const original = resolve('geodata/programmes/shaoxing-2018-2020');
let parent: string;
let folder: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'programme-'));
  folder = join(parent, 'shaoxing-2018-2020');
  await cp(original, folder, { recursive: true });
});
afterEach(() => rm(parent, { recursive: true }));

async function change(file: string, from: string | RegExp, to: string): Promise<void> {
  const path = join(folder, file);
  const text = await readFile(path, 'utf8');
  const changed = text.replace(from, to);
  expect(changed, `${file} holds ${from}`).not.toBe(text);
  await writeFile(path, changed);
}

async function faultsOf(): Promise<string[]> {
  const error = await readProgramme(folder).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof PublicError)) throw new Error('the folder was not refused', { cause: error });
  expect(error.code).toBe('programme_invalid');
  const faults = error.details as Fault[];
  for (const { message } of faults) expect(error.message).toContain(message);
  return faults.map(({ file, line, message }) => `${file}:${line} ${message}`);
}

describe('a programme folder', () => {
  it('is read without a fault when nothing is wrong', async () => {
    await expect(readProgramme(folder)).resolves.toMatchObject({ id: 'shaoxing-2018-2020' });
  });

  it('is refused with all faults of all files together, each with file and line', async () => {
    await change('plan.csv', ',小计,7,10', ',小计,8,10');
    await change('targets.csv', 'T6-city,maintenance-rate', 'T6-city,maintenance-rat');
    await change('funding.yaml', 'total: 10000', 'total: 9000');
    const faults = await faultsOf();
    expect(faults).toHaveLength(3);
    expect(faults[0]).toMatch(/^funding\.yaml:4 awards add up to 10000/);
    expect(faults[1]).toBe('plan.csv:9 越城区 小计 等外路提升 prints 8, its parts add up to 7; mend the cell');
    expect(faults[2]).toMatch(/^targets\.csv:17 indicator maintenance-rat is not defined; known are /);
  });

  it.each([
    [
      'a year cell that breaks its totals',
      'plan.csv',
      '越城区,2018年,7',
      '越城区,2018年,9',
      /prints 179, its parts add up to 181/,
    ],
    ['a total that prints a dash', 'plan.csv', ',小计,7,10', ',小计,—,10', /prints —, its parts add up to 7/],
    [
      'an unknown district',
      'plan.csv',
      '柯桥区,2018年',
      '滨海新城,2018年',
      /district 滨海新城 is not in programme.yaml/,
    ],
    ['an unknown head', 'plan.csv', '安防工程(公里)', '安防(公里)', /column head 安防\(公里\) belongs to no item/],
    ['a repeated year', 'plan.csv', '\n,2019年,—,4', '\n,2018年,—,4', /越城区 2018 stands already in line 6/],
    ['a year outside', 'plan.csv', '越城区,2018年', '越城区,2017年', /year 2017 lies outside the programme/],
    ['text as a quantity', 'plan.csv', '越城区,2018年,7', '越城区,2018年,约7', /约7 under substandard_upgrade/],
    [
      'a missing cell',
      'plan.csv',
      ',80\n,2019年,—,4',
      '\n,2019年,—,4',
      /plan\.csv:6 has 15 cells where the head has 16/,
    ],
    ['a missing clause', 'targets.csv', ',农村公路列养率100%', ',', /targets\.csv:17 clause: quote the words/],
    [
      'an impossible date',
      'targets.csv',
      '2020-12-31',
      '2020-02-30',
      /targets\.csv:2 due_on: write the date as YYYY-MM-DD/,
    ],
    ['a due date before the start', 'targets.csv', '2018-12-31', '2017-12-31', /due date 2017-12-31 lies before/],
    ['an unknown operator', 'targets.csv', ',~,', ',>,', /operator/],
    ['more than all', 'targets.csv', '>=,92', '>=,920', /value 920 is more than 100 percent/],
    ['an unknown column', 'targets.csv', 'due_on,clause', 'due_on,words', /there is no column words; known are/],
    ['a clause cut by its comma', 'targets.csv', '"至2020年', '至2020年', /cells where the head has 7|not readable/],
    ['a repeated target', 'targets.csv', 'T5-district', 'T5-city', /target T5-city stands already in line 14/],
    ['broken quotes', 'targets.csv', 'city,>=,92,2020-12-31,"', 'city,>=,92,2020-12-31,x"', /is not readable as CSV/],
    [
      'dates the wrong way round',
      'programme.yaml',
      'endsOn: 2020-12-31',
      'endsOn: 2017-12-31',
      /startsOn 2018-01-01 is later/,
    ],
    [
      'a region code read as a number',
      'programme.yaml',
      'code: "330600"',
      'code: 330600',
      /programme\.yaml:10 rootRegion\.code/,
    ],
    [
      'no days for an answer',
      'programme.yaml',
      '\nstatus:',
      '\norders: { answerDays: 0 }\nstatus:',
      /programme\.yaml:\d+ orders\.answerDays/,
    ],
    [
      'an unknown rule of orders',
      'programme.yaml',
      '\nstatus:',
      '\norders: { days: 15 }\nstatus:',
      /orders: Unrecognized key: "days"/,
    ],
    ['an unknown key', 'programme.yaml', 'documentNo:', 'documentNumber:', /Unrecognized key: "documentNumber"/],
    [
      'an unknown indicator',
      'programme.yaml',
      'id: road-chief-coverage',
      'id: chiefs',
      /indicator chiefs is not defined/,
    ],
    ['an unknown parameter', 'programme.yaml', 'thresholdM: 500', 'radius: 500', /has no parameter radius/],
    [
      'a parameter of another kind',
      'programme.yaml',
      'thresholdM: 500',
      'thresholdM: far',
      /thresholdM of village-bus-coverage must be a number/,
    ],
    [
      'limits the wrong way round',
      'programme.yaml',
      'onTrackShare: 0.95',
      'onTrackShare: 0.5',
      /atRiskShare must not exceed onTrackShare/,
    ],
    ['a repeated item', 'programme.yaml', 'item: rural_bus', 'item: bus_bay', /item bus_bay stands twice/],
    ['YAML that does not parse', 'programme.yaml', 'title:', 'title: [', /programme\.yaml:\d+ /],
    [
      'an award that does not close',
      'funding.yaml',
      '2020: 0.4',
      '2020: 0.5',
      /yuecheng_construction: its years add up to 5940/,
    ],
    ['payments that do not close', 'funding.yaml', 'share: 0.5', 'share: 0.4', /payments of a year add up to 90 %/],
    [
      'money with a fraction',
      'funding.yaml',
      '2019: 250, 2020: 250',
      '2019: 250.00001, 2020: 249.99999',
      /payment prepaid of 2019 is 1250000.05 元; money/,
    ],
    ['awards without steps', 'funding.yaml', /steps:[\s\S]*/, '', /steps: awards need .* this is missing/],
    [
      'a step that pays nothing known',
      'funding.yaml',
      'pays: settled',
      'pays: rest',
      /step settled pays rest, which is no part/,
    ],
    ['a part that nothing pays', 'funding.yaml', '    pays: settled\n', '', /payment settled is paid by 0 steps/],
    ['a repeated step', 'funding.yaml', 'id: submitted', 'id: checked', /step checked stands twice/],
    [
      'a repeated award',
      'funding.yaml',
      'id: shengzhou_xinchang',
      'id: three_year_task',
      /award three_year_task stands twice/,
    ],
    [
      'a district that gets an award twice',
      'funding.yaml',
      'districts: ["330602"]',
      'districts: ["330602", "330602"]',
      /award yuecheng_construction: district 330602 stands twice/,
    ],
    [
      'an office with an unknown place',
      'funding.yaml',
      '{region}人民政府',
      '{town}人民政府',
      /may name \{region\} only/,
    ],
    ['a share in powers of ten', 'funding.yaml', 'share: 0.5', 'share: 5e-7', /share: write a plain decimal number/],
    ['no money at all', 'funding.yaml', /[\s\S]*/, '{}', /has neither awards nor perKm/],
    [
      'an award for a stranger',
      'funding.yaml',
      'districts: ["330602"]',
      'districts: ["330699"]',
      /district 330699 is not in/,
    ],
  ])('is refused for %s', async (_what, file, from, to, fault) => {
    await change(file, from, to);
    expect((await faultsOf()).join('\n')).toMatch(fault);
  });

  it.each([
    ['districts: ["330602"]', 'districts: ["330699"]', 'districts: ["330699"]', 1],
    ['districts: ["330602"]', 'districts: ["330602", "330602"]', 'districts: ["330602", "330602"]', 1],
    ['2020: 0.4', '2020: 0.5', 'shares: { 2018: 0.3', 1],
    ['2020: 0.4 }', '2020: 0.3, 2021: 0.1 }', '2021: 0.1', 1],
    ['2019: 250, 2020: 250', '2019: 250.00001, 2020: 249.99999', 'amounts: { 2019: 250.00001', 1],
    ['id: shengzhou_xinchang', 'id: three_year_task', '  - id: three_year_task', 2],
    ['share: 0.5', 'share: 0.4', '  - id: prepaid', 1],
    ['pays: settled', 'pays: rest', 'pays: rest', 1],
    ['    pays: settled\n', '', '  - id: settled', 1],
    ['id: submitted', 'id: checked', '  - id: checked', 2],
    ['{region}人民政府', '{town}人民政府', '{town}人民政府', 1],
  ] as const)('tells the line of a fault of the money: %s', async (from, to, there, nth) => {
    await change('funding.yaml', from, to);
    const lines = (await readFile(join(folder, 'funding.yaml'), 'utf8')).split('\n');
    const holding = lines.flatMap((text, at) => (text.includes(there) ? [at + 1] : []));
    const told = (await faultsOf()).map((fault) => fault.split(' ')[0]);
    expect(told).toContain(`funding.yaml:${holding[nth - 1]}`);
  });

  it('is refused when it is no programme folder at all', async () => {
    await expect(readProgramme(parent)).rejects.toMatchObject({ code: 'programme_not_found', status: 404 });
  });

  it('says which file is missing', async () => {
    await rm(join(folder, 'targets.csv'));
    await rm(join(folder, 'plan.csv'));
    expect(await faultsOf()).toEqual(['plan.csv:0 is missing, yet there are items', 'targets.csv:0 is missing']);
  });

  it('may have no plan and no money', async () => {
    await rm(join(folder, 'funding.yaml'));
    await rm(join(folder, 'plan.csv'));
    await change('programme.yaml', /items:[\s\S]*?(?=\n# Limits)/, 'items: []');
    await expect(readProgramme(folder)).resolves.toMatchObject({ plan: [], funding: undefined });
  });

  it('must be named after its id', async () => {
    await change('programme.yaml', 'id: shaoxing-2018-2020', 'id: shaoxing');
    expect(await faultsOf()).toEqual([
      'programme.yaml:2 id shaoxing is not the name of the folder, shaoxing-2018-2020',
    ]);
  });

  it('may name the regions a target is for, and words of its own for an indicator', async () => {
    await change(
      'programme.yaml',
      '- id: road-chief-coverage',
      '- id: road-chief-coverage\n    label: { zh: 路长, en: Chiefs }',
    );
    const programme = await readProgramme(folder);
    expect(programme.targets.map(({ regions }) => regions).filter(({ length }) => length > 0)).toEqual([
      ['330602', '330603', '330604', '330681'],
    ]);
    expect(programme.indicators).toContainEqual({
      id: 'road-chief-coverage',
      params: {},
      label: { zh: '路长', en: 'Chiefs' },
    });
    await change('targets.csv', '330604;330681', '330604;330699');
    expect(await faultsOf()).toEqual([
      expect.stringMatching(/^targets\.csv:\d+ region 330699 is not in programme\.yaml/),
    ]);
  });

  it('may plan for towns or for the whole, and its total is the sum of the parts', async () => {
    await change('programme.yaml', 'indicators:', 'regions:\n  - { code: "330600", name: 绍兴市 }\nindicators:');
    const whole = ['绍兴市,2018年', ...Array(14).fill('5')].join(',');
    await change('plan.csv', '\n全市,2018年', `\n${whole}\n全市,2018年`);
    const { plan } = await readProgramme(folder);
    expect(plan.filter(({ districtCode }) => districtCode === '330600')).toHaveLength(14);
  });
});
