import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { awardFunding } from '#geodata/programmes/funding.ts';
import { readProgramme } from '#geodata/programmes/read-programme.ts';
import { programmeFolders } from './support/folders.ts';

const sources = new Map([
  ['dongzhi-cold-storage-2021', 'dongzhi_cold_storage_2021-61'],
  ['dongzhi-road-maintenance-2021', 'dongzhi_road_maintenance_2021-54'],
  ['helinger-counselling', 'helinger_psychological_services'],
  ['ningde-dilapidated-housing', 'ningde_dilapidated_housing'],
  ['panzhihua-elderly-2018', 'panzhihua_elderly_services_2018-144'],
  ['sanyuan-community-stations', 'sanyuan_community_stations'],
  ['shandong-dilapidated-housing', 'dilapidated_housing_shandong'],
  ['shaoxing-2018-2020', 'shaoxing_rural_roads_2018-16'],
  ['town-four-clean-ups', 'town_four_clean_ups'],
]);

/** Apart from blanks and from the width of punctuation. */
const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '');

async function read(id: string) {
  const programme = await readProgramme(programmeFolders.get(id) ?? id);
  const document = plain(readFileSync(resolve('../shared/sources', `${sources.get(id)}.txt`), 'utf8'));
  return { programme, document };
}

describe('every programme', () => {
  it('has its document among the sources', () => {
    expect([...programmeFolders.keys()].sort()).toEqual([...sources.keys()]);
  });

  it.each([...sources.keys()])('%s quotes its document in every clause', async (id) => {
    const { programme, document } = await read(id);
    const { awards = [], schedule = [], steps = [] } = awardFunding(programme.funding) ?? {};
    const money = [...awards, ...schedule, ...steps, ...(programme.funding?.perKm?.rules ?? [])];
    const clauses = [
      ...[...programme.targets, ...programme.totals, ...money].map(({ clause }) => clause),
      ...programme.indicators.flatMap(({ clause }) => clause ?? []),
    ];
    expect(clauses.length).toBeGreaterThan(1);
    expect(clauses.filter((clause) => !document.includes(plain(clause)))).toEqual([]);
  });

  it.each([...sources.keys()])('%s has a target for every indicator it watches, and says whose words', async (id) => {
    const { programme } = await read(id);
    const aimed = new Set(programme.targets.map(({ indicator }) => indicator));
    expect(programme.indicators.filter((watched) => !aimed.has(watched.id))).toEqual([]);
    // The indicators of roads, towns and buses carry the clauses of 绍政发〔2018〕16号 themselves.
    if (id === 'shaoxing-2018-2020') return;
    expect(programme.indicators.filter(({ clause }) => clause === undefined)).toEqual([]);
  });

  it('with a plan plans what its text says', async () => {
    const planned: Record<string, number> = {};
    for (const id of sources.keys()) {
      if (id === 'shaoxing-2018-2020') continue;
      const { plan, items } = (await read(id)).programme;
      for (const { item } of items) {
        planned[`${id} ${item}`] = plan.reduce((sum, cell) => sum + (cell.item === item ? (cell.quantity ?? 0) : 0), 0);
      }
    }
    expect(planned).toEqual({
      'dongzhi-cold-storage-2021 cold_storage': 76,
      'ningde-dilapidated-housing dwelling': 7000,
      'sanyuan-community-stations medical_care_station': 17,
      'shandong-dilapidated-housing dwelling': 50_000,
      'town-four-clean-ups first_villages': 4,
      'town-four-clean-ups other_villages': 16,
    });
  });

  it('prints its totals with their quantity in the words that they quote', async () => {
    for (const id of sources.keys()) {
      for (const { item, quantity, clause } of (await read(id)).programme.totals) {
        const printed = [...clause.matchAll(/(\d+(?:\.\d+)?)(万)?/g)].map(
          ([, number, myriad]) => Number(number) * (myriad ? 10_000 : 1),
        );
        expect(printed, `${id} ${item}`).toContain(quantity);
      }
    }
  });

  it('plans cold stores for the 14 towns as printed', async () => {
    const { programme, document } = await read('dongzhi-cold-storage-2021');
    expect(programme.plan).toHaveLength(14);
    for (const { districtCode, quantity } of programme.plan) {
      const town = programme.regions.find(({ code }) => code === districtCode)?.name;
      expect(document).toContain(`${town}${quantity}`);
    }
  });
});
