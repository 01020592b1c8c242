import { describe, expect, it } from 'vitest';
import { read, readPath } from '../support/read-source.ts';
import { zipBytes } from '../support/zip-bytes.ts';

const columbia = '../shared/data/gtfs-columbia-county/columbia_county_gtfs.zip';

type Files = Readonly<Record<string, string>>;
const zip = (files: Files): Uint8Array =>
  zipBytes(Object.entries(files).map(([name, text]) => ({ name, content: Buffer.from(text) })));

const feed: Files = {
  'stops.txt':
    '\ufeffstop_id,stop_name,stop_lat,stop_lon,location_type\nA,前村,30,120,\nB,后村,30.1,120.1,0\nS,总站,30,120,1\nZ,空,31,121,0\n',
  'trips.txt': 'route_id,service_id,trip_id\nr,W,w1\nr,W,w2\nr,T,t1\nr,S,s1\nr,S,s2\nr,S,s3\nr,S,s4\n',
  'calendar.txt':
    'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nW,1,1,1,1,1,0,0,20260105,20260111\nT,0,1,0,0,0,0,0,20260105,20260111\nS,0,0,0,0,0,1,1,20260105,20260111\n',
  'stop_times.txt': [
    'trip_id,arrival_time,departure_time,stop_id,stop_sequence',
    'w1,06:00:00,06:05:00,A,1',
    'w1,06:30:00,06:30:00,B,2',
    'w1,07:00:00,07:00:00,A,3',
    'w2,,,A,1',
    'w2,25:10:00,25:10:00,B,2',
    't1,5:50:00,5:50:00,B,1',
    ...['s1', 's2', 's3', 's4'].map((trip) => `${trip},04:00:00,04:00:00,A,1`),
  ].join('\n'),
};

/** [code, trips a day, first, last] of the stops. */
async function services(files: Files): Promise<unknown[]> {
  const { columns, rows } = await read('feed.zip', zip(files));
  const wanted = ['facility_code', 'trips_per_day', 'first_departure', 'last_departure'].map((name) =>
    columns.indexOf(name),
  );
  return rows.map(({ values }) => wanted.map((index) => values[index]));
}

describe('a GTFS feed', () => {
  it('gives stops with the trips of the busiest weekday, each trip once, with first and last departure', async () => {
    expect(await services(feed)).toEqual([
      ['A', 2, '06:05', '07:00'],
      ['B', 3, '05:50', '25:10'],
      ['Z', 0, null, null],
    ]);
    const { rows, columns } = await read('feed.zip', zip(feed));
    expect(columns).toEqual(expect.arrayContaining(['name', 'kinds', 'lon', 'lat']));
    expect(rows[0]?.values.slice(1, 5)).toEqual(['前村', 'bus_stop', '120', '30']);
  });

  it('counts exceptions of the calendar, and the weekend only when nothing runs on weekdays', async () => {
    const without = { ...feed, 'calendar_dates.txt': 'service_id,date,exception_type\nT,20260106,2\nT,20260107,1\n' };
    expect(await services(without)).toContainEqual(['B', 3, '05:50', '25:10']);
    const cancelled = { ...feed, 'calendar_dates.txt': 'service_id,date,exception_type\nT,20260106,2\n' };
    expect(await services(cancelled)).toContainEqual(['B', 2, '06:30', '25:10']);
    const { 'calendar.txt': _, ...dates } = feed;
    const weekend = { ...dates, 'calendar_dates.txt': 'service_id,date,exception_type\nS,20260110,1\n' };
    expect(await services(weekend)).toContainEqual(['A', 4, '04:00', '04:00']);
  });

  it('with a quote that stands wrong is refused, naming the file of the feed', async () => {
    const quoted = { ...feed, 'trips.txt': `route"_id${feed['trips.txt']?.slice(8)}` };
    const result = read('feed.zip', zip(quoted));
    await expect(result).rejects.toMatchObject({ code: 'file_broken' });
    await expect(result).rejects.toThrow('feed.zip/trips.txt');
  });

  it('counts every run of a repeated trip', async () => {
    const frequencies =
      'trip_id,start_time,end_time,headway_secs\nt1,06:00:00,07:00:00,1200\nt1,17:00:00,17:30:00,1200\n';
    // 06:00, 06:20, 06:40 and 17:00, 17:20 beside the two trips on weekdays.
    expect(await services({ ...feed, 'frequencies.txt': frequencies })).toContainEqual(['B', 7, '06:00', '25:10']);
  });

  it('of a real county is read whole', async () => {
    const { rows } = await readPath(columbia);
    expect(rows).toHaveLength(40);
    // Counted by hand in Python from the same files: DAILY, WEEKDAY and TUES_FRI run on a Tuesday.
    expect(rows[0]?.values.slice(5)).toEqual([12, '06:45', '20:01']);
    expect(rows[39]?.values.slice(5)).toEqual([3, '09:16', '13:44']);
  });

  it('in another encoding or with a broken table is refused', async () => {
    const stops = Buffer.from([0xff, 0xfe, 0x41]);
    const parts = Object.entries(feed).map(([name, text]) => ({
      name,
      content: name === 'stops.txt' ? stops : Buffer.from(text),
    }));
    await expect(read('feed.zip', zipBytes(parts))).rejects.toMatchObject({ code: 'encoding_unknown' });
    const broken = zip({ ...feed, 'stop_times.txt': 'trip_id,stop_id\nw1,"A\n' });
    await expect(read('feed.zip', broken)).rejects.toMatchObject({ code: 'file_broken' });
  });
});
