import type { Database } from '#geodata/database/database.ts';
import type { Fact } from '#test/geodata/indicators/fact-builder.ts';

export async function addProgramme(database: Database, id: string, root: string, settings: object = {}): Promise<void> {
  await database.write((tx) =>
    tx('programme').insert({
      id,
      root_region: root,
      title_zh: '试',
      title_en: 'probe',
      starts_on: '2018-01-01',
      ends_on: '2020-12-31',
      indicators: '[]',
      settings: JSON.stringify(settings),
    }),
  );
}

export function planItemFact(programme: string, item: string, position: number): Fact {
  return {
    key: item,
    programme_id: programme,
    item,
    position,
    title_zh: `项${position}`,
    title_en: `item ${position}`,
    unit_zh: '公里',
    unit_en: 'km',
  };
}

export function planFact(programme: string, item: string, region: string, year: number, quantity: number | null): Fact {
  return { key: `${item}|${region}|${year}`, programme_id: programme, item, region_code: region, year, quantity };
}

export function reportFact(
  programme: string,
  item: string,
  region: string,
  month: string,
  quantity: number,
  reportedOn: string | null,
): Fact {
  return {
    key: `${item}|${region}|${month}`,
    programme_id: programme,
    item,
    region_code: region,
    month: `${month}-01`,
    quantity,
    reported_on: reportedOn,
  };
}
