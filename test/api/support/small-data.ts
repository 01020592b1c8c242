import { computeIndicators } from '#etl/compute/compute-indicators.ts';
import type { Database, WriteTransaction } from '#geodata/database/database.ts';

/** Root region, districts and towns of the small data: two squares of 0.1 degrees, two towns each. */
export const root = '990000';
export const districts = ['990001', '990002'] as const;
export const towns = ['990001001', '990001002', '990002001', '990002002'] as const;
export const programme = 'small-2018-2020';

const fact = { root_region: root, load_from: 1, source_load: 1, source_row: 1, content_hash: 'x' };

/**
 * A city that fits on a page, written straight into the tables so that tests of the doors depend on nothing else:
 * four road segments (three maintained, 1 km each), four villages (three beside a stop), one work, one programme.
 */
export async function writeSmallData(database: Database): Promise<void> {
  await database.write(async (tx) => {
    await writeLoad(tx, 1, 'region');
    await writeRegions(tx);
    await writeRecords(tx);
    await writeProgramme(tx);
    await computeIndicators(tx, { root, load: 1, dataset: 'programme' });
  });
}

/** An empty load of a dataset, as another process would publish one; takes the next number. */
export async function publishEmptyLoad(database: Database, dataset: string): Promise<number> {
  return database.write(async (tx) => {
    const { last_id: last } = await tx('load_counter').first('last_id');
    await writeLoad(tx, last + 1, dataset);
    return last + 1;
  });
}

async function writeLoad(tx: WriteTransaction, id: number, dataset: string): Promise<void> {
  await tx('load_counter').update({ last_id: id });
  await tx('load').insert({
    id,
    kind: 'publish',
    dataset,
    root_region: root,
    programme_id: programme,
    region_code: root,
    mode: 'guarded',
    file_name: 'small.csv',
    data_date: '2020-09-30',
    is_sample: true,
    problems: JSON.stringify([{ code: 'no_location', severity: 'warning', count: 1 }]),
  });
}

function square(west: number, south: number, size: number): string {
  const [east, north] = [west + size, south + size];
  return `SRID=4326;MULTIPOLYGON(((${west} ${south},${east} ${south},${east} ${north},${west} ${north},${west} ${south})))`;
}

async function writeRegions(tx: WriteTransaction): Promise<void> {
  const place = (code: string, level: string, parent: string | null, outline: string): object => ({
    ...fact,
    record_key: code,
    code,
    name: `区${code}`,
    name_en: `Area ${code}`,
    level,
    parent_code: parent,
    outline_source: level === 'town' ? 'voronoi' : 'survey',
    outline_geom4326: outline,
  });
  await tx('region').insert([
    place(root, 'city', null, square(120, 30, 0.2)),
    place(districts[0], 'district', root, square(120, 30, 0.1)),
    place(districts[1], 'district', root, square(120.1, 30, 0.1)),
    ...towns.map((code, index) => {
      const parent = index < 2 ? districts[0] : districts[1];
      return place(code, 'town', parent, square(120 + index * 0.05, 30, 0.05));
    }),
  ]);
}

async function writeRecords(tx: WriteTransaction): Promise<void> {
  const where = towns.map((town, index) => ({
    town_code: town,
    district_code: index < 2 ? districts[0] : districts[1],
    lon: 120.02 + index * 0.05,
  }));
  await tx('road_segment').insert(
    where.map(({ lon, ...place }, index) => ({
      ...fact,
      ...place,
      record_key: `S${index}`,
      segment_code: `S${index}`,
      route_code: 'X101',
      admin_grade: 'county',
      technical_class: '3',
      condition: index === 0 ? 'bad' : 'good',
      length_km: 1,
      maintained: index > 0,
      line_geom4326:
        index === 3 ? null : `SRID=4326;MULTILINESTRING((${lon} 30.01,${lon + 0.01} 30.012,${lon + 0.02} 30.01))`,
    })),
  );
  await tx('village').insert(
    where.map(({ lon, ...place }, index) => ({
      ...fact,
      ...place,
      record_key: `${place.town_code}201`,
      code: `${place.town_code}201`,
      name: `村${index}`,
      kind: 'administrative_village',
      committee_geom4326: `SRID=4326;POINT(${lon} 30.02)`,
    })),
  );
  await tx('facility').insert(
    where.map(({ lon, ...place }, index) => ({
      ...fact,
      ...place,
      record_key: `F${index}`,
      facility_code: `F${index}`,
      name: `站${index}`,
      kinds: ['bus_stop', 'bus_bay'],
      status: 'operating',
      site_geom4326: `SRID=4326;POINT(${lon} ${index === 3 ? 30.03 : 30.021})`,
    })),
  );
}

async function writeProgramme(tx: WriteTransaction): Promise<void> {
  await tx('programme').insert({
    id: programme,
    root_region: root,
    title_zh: '小计划',
    title_en: 'Small plan',
    starts_on: '2018-01-01',
    ends_on: '2020-12-31',
    indicators: JSON.stringify([{ id: 'maintenance-rate' }, { id: 'village-bus-coverage' }]),
    settings: JSON.stringify({}),
  });
  const own = { ...fact, programme_id: programme };
  await tx('plan_item').insert({
    ...own,
    record_key: `${programme}|pavement_repair`,
    item: 'pavement_repair',
    position: 6,
    title_zh: '路面维修',
    title_en: 'Pavement repair',
    unit_zh: '公里',
    unit_en: 'km',
  });
  await tx('plan').insert(
    districts.map((district) => ({
      ...own,
      record_key: `${programme}|pavement_repair|${district}|2020`,
      item: 'pavement_repair',
      region_code: district,
      year: 2020,
      quantity: 10,
    })),
  );
  await tx('target').insert({
    ...own,
    record_key: `${programme}|T6`,
    target_code: 'T6',
    indicator: 'maintenance-rate',
    level: 'city',
    operator: '=',
    value: 100,
    due_on: '2020-12-31',
    clause: '农村公路列养率100%',
  });
  await tx('work').insert({
    ...own,
    record_key: `${programme}|W1`,
    work_code: 'W1',
    name: '维修一',
    item: 'pavement_repair',
    district_code: districts[0],
    town_code: towns[0],
    quantity: 4,
    status: 'completed',
    finished_on: '2020-05-01',
    place_geom4326: 'SRID=4326;POINT(120.03 30.03)',
  });
}
