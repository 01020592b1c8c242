import { beforeAll, describe, expect, it } from 'vitest';
import { applyProgramme } from '#etl/programme/apply-programme.ts';
import type { Database } from '#geodata/database/database.ts';
import type { IndicatorParams } from '#geodata/indicators/define-indicator.ts';
import { indicators } from '#geodata/indicators/registry.ts';
import { listValues } from '#geodata/values/list-values.ts';
import { programmeFolders } from '#test/geodata/programmes/support/folders.ts';
import { dongzhi, helinger, panzhihua, sanyuan, someTown } from '#test/geodata/programmes/support/small-programmes.ts';
import { ningde, shandong } from '#test/geodata/programmes/support/small-reports.ts';
import { sampleDatabase } from '#test/support/database.ts';
import { basisOf, publish } from './fact-builder.ts';

/** A setting that nothing heeds is a number on the screen that means nothing: each one must be able to change a value. */
const [shaoxing, dongzhiCounty, sanyuanDistrict, helingerCounty, town, province] = [
  ...['330600', '341721', '350403', '150123', '999901001', '370000'],
] as [string, string, string, string, string, string];
const others: Readonly<Record<string, readonly [root: string, value: number | string, usual?: IndicatorParams]>> = {
  'annual-repair-rate.years': [shaoxing, 3],
  'district-condition-improved.minPoints': [shaoxing, 50],
  'district-transport-integration.grade': [shaoxing, '4A'],
  'report-accuracy.ofProgramme': [province, 'ningde-dilapidated-housing'],
  'report-accuracy.firstMonth': [province, '2016-02'],
  'report-accuracy.lastMonth': [province, '2016-01'],
  'report-accuracy.tolerancePercent': [province, 20],
  'report-timeliness.ofProgramme': [province, 'ningde-dilapidated-housing'],
  'report-timeliness.firstMonth': [province, '2016-02'],
  'report-timeliness.lastMonth': [province, '2016-01'],
  'report-timeliness.monthsLater': [province, 0],
  'report-timeliness.dueDay': ['350900', 6],
  'scenic-area-access.withinM': [shaoxing, 1],
  'substandard-upgrade.baselineOn': [shaoxing, '2019-12-31'],
  'town-class2-access.withinM': [shaoxing, 5000],
  'town-road-office.facilityKind': [shaoxing, 'bus_bay'],
  'town-station-coverage.facilityKind': [shaoxing, 'logistics_point'],
  'village-bus-coverage.facilityKind': [shaoxing, 'bus_bay'],
  'village-bus-coverage.thresholdM': [shaoxing, 300],
  'village-bus-coverage.referencePoint': [shaoxing, 'village_hall'],
  'beautiful-road-per-town.atLeast': [dongzhiCounty, 5],
  'by-assignment.facilityKind': [sanyuanDistrict, 'bus_stop'],
  'by-assignment.villageKind': [sanyuanDistrict, 'administrative_village'],
  'central-in-community.facilityKind': [sanyuanDistrict, 'bus_stop'],
  // No station of the kind has a place: asked of another kind.
  'central-in-community.withinM': [shaoxing, 300, { facilityKind: 'bus_stop' }],
  'clear-of-buffer.ruralM': [town, 5],
  'clear-of-buffer.trunkM': [town, 1],
  'facility-accepted.facilityKind': [dongzhiCounty, 'cold_storage'],
  'facility-built.facilityKind': [dongzhiCounty, 'bus_stop'],
  'facility-paid.facilityKind': [dongzhiCounty, 'bus_stop'],
  'facility-plated.facilityKind': [dongzhiCounty, 'bus_stop'],
  'facility-per-town.facilityKind': [shaoxing, 'bus_bay'],
  'facility-per-town.atLeast': [shaoxing, 4],
  'host-share.facilityKind': [helingerCounty, 'bus_stop'],
  'host-share.villageKind': [helingerCounty, 'community'],
  'minimum-size.facilityKind': [sanyuanDistrict, 'bus_stop'],
  'minimum-size.existingM2': [sanyuanDistrict, 149],
  'minimum-size.plannedM2': [sanyuanDistrict, 190],
  'spacing-along-line.facilityKind': [town, 'bus_stop'],
  'spacing-along-line.adminGrade': [town, 'county'],
  'spacing-along-line.minM': [town, 49],
  'spacing-along-line.maxM': [town, 200],
  'spacing-along-line.besideM': [town, 1],
  'within-distance.facilityKind': [shaoxing, 'bus_bay'],
  'within-distance.thresholdM': [shaoxing, 300],
  'within-distance.referencePoint': [shaoxing, 'village_hall'],
  'within-distance.villageKind': [helingerCounty, 'community'],
};

let database: Database;

beforeAll(async () => {
  database = await sampleDatabase();
  for (const folder of programmeFolders.values()) await applyProgramme(database, folder);
  for (const city of [dongzhi, sanyuan, helinger, panzhihua, someTown, shandong, ningde]) {
    for (const publication of city()) await publish(database, publication);
  }
});

async function figuresOf(indicator: string, root: string, params: IndicatorParams) {
  const basis = await basisOf(database, root);
  const [value] = await database.read((tx) => listValues(tx, { indicator, root, basis, params }));
  return [value?.success, value?.population];
}

describe('every parameter of every indicator', () => {
  const all = [...indicators.values()].flatMap(({ id, params }) => Object.keys(params).map((name) => `${id}.${name}`));

  it('is tried with another value', () => {
    expect(Object.keys(others).sort()).toEqual(all.sort());
  });

  it.each(Object.entries(others))('%s changes what is counted', async (parameter, [root, value, besides]) => {
    const [indicator = '', name = ''] = parameter.split('.');
    const usual = { ...indicators.get(indicator)?.params, ...besides };
    const changed = await figuresOf(indicator, root, { ...usual, [name]: value });
    expect(changed).not.toEqual(await figuresOf(indicator, root, usual));
  });
});
