import { beforeAll, describe, expect, it } from 'vitest';
import { getProgramme } from '#api/features/programmes/get-programme.ts';
import { listRecords } from '#api/features/values/list-records.ts';
import { applyProgramme } from '#etl/programme/apply-programme.ts';
import { readProgramme } from '#geodata/programmes/read-programme.ts';
import { listValues } from '#geodata/values/list-values.ts';
import { testDatabase } from '#test/support/database.ts';
import { basisOf, publish } from '../indicators/fact-builder.ts';
import { programmeFolders } from './support/folders.ts';
import { dongzhi, helinger, panzhihua, sanyuan, someTown } from './support/small-programmes.ts';
import { ningde, shandong } from './support/small-reports.ts';

const database = await testDatabase();

beforeAll(async () => {
  for (const folder of programmeFolders.values()) await applyProgramme(database, folder);
  for (const city of [dongzhi, sanyuan, helinger, panzhihua, someTown, shandong, ningde]) {
    for (const publication of city()) await publish(database, publication);
  }
});

async function ask(programme: string, indicator: string, on: { asOf?: string; region?: string } = {}) {
  const [row] = await database.knex('programme').where({ id: programme }).select('root_region');
  const root: string = row.root_region;
  const basis = await basisOf(database, root, on.asOf);
  const asked = { indicator, root, programme, basis, region: on.region };
  const [value] = await database.read((tx) => listValues(tx, asked));
  if (value === undefined) throw new Error(`${indicator} of ${programme} has no value`);
  const trace = await database.read((tx) => listRecords(tx, { ...asked, state: 'all', limit: 100 }));
  return { value, records: trace.records, total: trace.total };
}

/** Watched indicator, as of when, successes of how much, and the status that follows from target and date. */
const counted: readonly [string, string, string, success: number, population: number, status: string][] = [
  // 10 + 6 + 20 of 40 km: 10 points short, and behind once the day is reached.
  ['dongzhi-road-maintenance-2021', 'maintenance-rate', '2022-06-30', 36, 40, 'at_risk'],
  ['dongzhi-road-maintenance-2021', 'maintenance-rate', '2022-12-31', 36, 40, 'behind'],
  // A and E of 40 km within 2021 and 2022; 10 % are asked.
  ['dongzhi-road-maintenance-2021', 'annual-repair-rate', '2022-06-30', 30, 40, 'met'],
  // 30 of the 36 km that were assessed is 83.33 %, and 85 % are asked.
  ['dongzhi-road-maintenance-2021', 'good-condition-rate', '2022-06-30', 30, 36, 'on_track'],
  ['dongzhi-road-maintenance-2021', 'beautiful-road-per-town', '2022-06-30', 1, 3, 'behind'],
  ['dongzhi-cold-storage-2021', 'facility-built', '2021-11-10', 2, 4, 'behind'],
  ['dongzhi-cold-storage-2021', 'facility-accepted', '2021-11-10', 1, 4, 'behind'],
  ['dongzhi-cold-storage-2021', 'facility-paid', '2021-11-10', 1, 4, 'behind'],
  ['dongzhi-cold-storage-2021', 'facility-plated', '2021-11-10', 1, 4, 'behind'],
  ['sanyuan-community-stations', 'by-assignment', '2019-01-31', 21, 21, 'met'],
  ['sanyuan-community-stations', 'by-assignment', '2019-02-28', 20, 21, 'at_risk'],
  // 18 of the 20 that operate have 150 m2 (one has 149.99, one does not say), one of the two others 200.
  ['sanyuan-community-stations', 'minimum-size', '2019-02-28', 19, 22, 'behind'],
  // None has a place, so none is shown to be central; the planned one and the other are counted too.
  ['sanyuan-community-stations', 'central-in-community', '2019-01-31', 0, 22, 'behind'],
  ['helinger-counselling', 'host-share', '2025-06-30', 7, 10, 'at_risk'],
  ['helinger-counselling', 'host-share', '2025-07-31', 8, 10, 'met'],
  ['panzhihua-elderly-2018', 'facility-accepted', '2018-12-31', 2, 10, 'met'],
  ['panzhihua-elderly-2018', 'facility-accepted', '2019-12-31', 3, 10, 'behind'],
  ['panzhihua-elderly-2018', 'facility-accepted', '2020-12-31', 6, 10, 'met'],
  ['panzhihua-elderly-2018', 'host-share', '2018-12-31', 1, 4, 'behind'],
  ['panzhihua-elderly-2018', 'host-share', '2020-12-31', 2, 4, 'met'],
  // 2 + 8 + 16 + 64 of 1 + 2 + 4 + 8 + 16 + 32 + 64 km.
  ['town-four-clean-ups', 'clear-of-buffer', '2025-10-31', 90, 127, 'behind'],
  // L1 alone of 1 + 2 + 4 + 8 + 16 and 100 km.
  ['town-four-clean-ups', 'spacing-along-line', '2025-10-31', 1, 131, 'behind'],
  ['shandong-dilapidated-housing', 'report-timeliness', '2016-03-31', 3, 6, 'behind'],
  ['shandong-dilapidated-housing', 'report-accuracy', '2016-03-31', 3, 5, 'behind'],
  ['ningde-dilapidated-housing', 'report-timeliness', '2016-03-31', 1, 2, 'behind'],
  ['ningde-dilapidated-housing', 'report-accuracy', '2016-03-31', 0, 3, 'behind'],
];

describe('all programmes in one database', () => {
  it.each(counted)('%s: %s as of %s is %s of %s, and %s', async (id, indicator, asOf, success, population, status) => {
    const { value, records, total } = await ask(id, indicator, { asOf });
    expect({ success: value.success, population: value.population, status: value.status }).toEqual({
      success,
      population,
      status,
    });
    const weight = records.reduce((sum, record) => sum + (record.state === 'success' ? record.weight : 0), 0);
    expect([weight, total.weight]).toEqual([success, population]);
    expect(value.target).not.toBeNull();
  });

  it('are counted above for every indicator that they watch', async () => {
    const seen = new Set(counted.map(([id, indicator]) => `${id} ${indicator}`));
    for (const [id, folder] of programmeFolders) {
      if (id === 'shaoxing-2018-2020') continue;
      const { indicators } = await readProgramme(folder);
      for (const watched of indicators) expect([...seen]).toContain(`${id} ${watched.id}`);
    }
  });

  it.each(['sanyuan-community-stations', 'town-four-clean-ups', 'shandong-dilapidated-housing'])(
    '%s, whose years were overwritten, is never late by a date',
    async (id) => {
      for (const [programme, indicator] of counted.filter(([one]) => one === id)) {
        const { value } = await ask(programme, indicator);
        expect(value.reason.zh).not.toMatch(/已到|期限\d/);
        if (value.status !== 'met') expect(value.reason.zh).toContain('原文年份已被改写');
      }
    },
  );

  it('take the date of a target into account where the document has it', async () => {
    const before = await ask('dongzhi-cold-storage-2021', 'facility-built', { asOf: '2021-11-09' });
    expect(before.value.reason.zh).toBe('距目标(≥100%)差50个百分点,超过10个百分点,期限2021-11-10。');
    const due = await ask('dongzhi-cold-storage-2021', 'facility-built', { asOf: '2021-11-10' });
    expect(due.value.reason.zh).toBe('距目标(≥100%)差50个百分点,期限2021-11-10已到。');
    const later = await ask('panzhihua-elderly-2018', 'facility-accepted', { asOf: '2019-12-31' });
    expect(later.value.target).toMatchObject({ code: 'P1-2019', value: 40, dueOn: '2019-12-31' });
  });

  it('show what is not known as a gap', async () => {
    const { records: stores } = await ask('dongzhi-cold-storage-2021', 'facility-built', { asOf: '2021-11-10' });
    expect(stores.find(({ key }) => key === 'opened when is not known')?.state).toBe('gap');
    const { records: sizes } = await ask('sanyuan-community-stations', 'minimum-size');
    expect(sizes.filter(({ state }) => state === 'gap').map(({ detail }) => detail.floorAreaM2)).toEqual([
      149.99,
      null,
      199.99,
    ]);
    const { records: stations } = await ask('sanyuan-community-stations', 'central-in-community');
    // 17 and 3 by their assignment; the planned one is assigned as a neighbour's, the one being built to nobody.
    const ofKnown = stations.filter(({ detail }) => detail.noCommunity === false);
    expect([stations.length, ofKnown.length]).toEqual([22, 20]);
    expect(stations.every(({ state, detail }) => state === 'gap' && detail.noLocation === true)).toBe(true);
    expect(ofKnown.every(({ detail }) => detail.communityWithoutPlace === true)).toBe(true);
    const { records: roads } = await ask('town-four-clean-ups', 'spacing-along-line');
    expect(roads.find(({ key }) => key === 'L5')).toMatchObject({ state: 'gap', detail: { noGeometry: true } });
  });

  it('count communities without any coordinates: 17 + 3 + 1', async () => {
    const { records } = await ask('sanyuan-community-stations', 'by-assignment', { asOf: '2019-01-31' });
    expect(records.every(({ point, state }) => point === null && state === 'success')).toBe(true);
    const bases = records.map(({ detail }) => detail.basis);
    const count = (basis: string): number => bases.filter((one) => one === basis).length;
    expect([count('own'), count('centre'), count('neighbour')]).toEqual([17, 3, 1]);
  });

  it('measure 20 m, 30 m and the spacing of lamps as an independent geodesic does', async () => {
    const { records } = await ask('town-four-clean-ups', 'clear-of-buffer');
    const nearest = Object.fromEntries(records.map(({ key, state, detail }) => [key, [state, detail.nearestM]]));
    expect(nearest).toMatchObject({ K1: ['gap', 20], K2: ['success', null], K3: ['gap', 30], K4: ['success', null] });
    const { records: lit } = await ask('town-four-clean-ups', 'spacing-along-line');
    const gaps = lit.map(({ key, detail }) => [key, detail.lamps, detail.shortestGapM, detail.longestGapM]);
    expect(gaps).toContainEqual(['L1', 3, 30, 50]);
    expect(gaps).toContainEqual(['L2', 3, 29.999, 45.001]);
    expect(gaps).toContainEqual(['L3', 3, 30, 50.001]);
  });

  it('say of every missing report that it is missing', async () => {
    const { records } = await ask('shandong-dilapidated-housing', 'report-timeliness', { region: '370100' });
    expect(
      records.map(({ key, state, detail }) => [key.split('|').at(-1), state, detail.dueOn, detail.notReported]),
    ).toEqual([
      ['2016-01', 'success', '2016-01-31', false],
      ['2016-02', 'success', '2016-02-29', false],
      ['2016-03', 'gap', '2016-03-31', true],
    ]);
    const { records: works } = await ask('ningde-dilapidated-housing', 'report-accuracy');
    expect(works.every(({ detail }) => detail.noWorks === true)).toBe(true);
  });

  it('are answered with their own words for an indicator', async () => {
    const answer = await database.read((tx) => getProgramme(tx, 'dongzhi-road-maintenance-2021'));
    expect(answer.watched[1]).toEqual({
      indicator: 'annual-repair-rate',
      params: { years: 2 },
      title: expect.objectContaining({ zh: '两年内实施养护工程里程比例(年均5%×2)' }),
      label: { zh: '两年养护工程', en: 'Repaired in 2 years' },
      clause: '年均养护工程实施比例不低于 5%',
    });
    expect(answer.datesAsPrinted).toBe(false);
    expect(answer.targets.find(({ code }) => code === 'D1-county')?.regions).toEqual(['341721']);
    const printed = await database.read((tx) => getProgramme(tx, 'sanyuan-community-stations'));
    expect(printed.datesAsPrinted).toBe(true);
  });
});
