import { beforeAll, expect, it } from 'vitest';
import { loadFile } from '#etl/load-file.ts';
import { testDatabase } from '../support/database.ts';
import { buildCity, programme, writeFile } from './support/small-city.ts';
import { soundTimetable } from './support/sound-files.ts';
import { zipBytes } from './support/zip-bytes.ts';

const database = await testDatabase();

beforeAll(() => buildCity(database));

it('the stops of a timetable stand as facilities with their trips, first and last departure, in their towns', async () => {
  const entries = Object.entries(soundTimetable().parts).map(([name, content]) => ({ name, content }));
  const file = writeFile('timetable.zip', zipBytes(entries));
  const report = await loadFile(database, { dataset: 'facility', file, programme });
  expect(report).toMatchObject({ read: 2, accepted: 2, rejected: 0, added: 2 });
  const stops = await database
    .knex('facility')
    .where({ load_to: 2147483647 })
    .orderBy('facility_code')
    .select('facility_code', 'name', 'kinds', 'trips_per_day', 'first_departure', 'last_departure', 'town_code');
  const common = { kinds: ['bus_stop'] };
  expect(stops).toEqual([
    {
      ...common,
      facility_code: 'A',
      name: '前村',
      trips_per_day: 1,
      first_departure: '06:05',
      last_departure: '06:05',
      town_code: '110102001',
    },
    // The last bus leaves after midnight: in a timetable the hours of the day of service go on.
    {
      ...common,
      facility_code: 'B',
      name: '后村',
      trips_per_day: 2,
      first_departure: '06:30',
      last_departure: '25:10',
      town_code: '110102002',
    },
  ]);
});
