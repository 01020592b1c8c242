import { basename, dirname, join } from 'node:path';
import { defineReader, type OpenSource, type SourceRequest, type SourceRow } from '../define-reader.ts';
import { busiestWeekday } from '../gtfs/busiest-weekday.ts';
import { countDepartures, type StopService } from '../gtfs/count-departures.ts';
import { type Feed, type GtfsRow, gtfsRows } from '../gtfs/gtfs-table.ts';
import { fileBroken } from '../read-errors.ts';
import { listFiles } from '../source-files/list-files.ts';

/** Timetables: stops as facilities, with the trips of a weekday (see `busiest-weekday.ts` for which). */
export default defineReader({ name: 'gtfs', zh: 'GTFS', endings: [], holds, open: openGtfs });

const needed = ['stops.txt', 'stop_times.txt', 'trips.txt'];

function holds(files: readonly string[]): boolean {
  const names = new Set(files.map((file) => basename(file)));
  return needed.every((file) => names.has(file));
}

const columns = [
  'facility_code',
  'name',
  'kinds',
  'lon',
  'lat',
  'trips_per_day',
  'first_departure',
  'last_departure',
] as const;

async function openGtfs({ path, name, crs }: SourceRequest): Promise<OpenSource> {
  const feed = await findFeed(path, name);
  const trips = await readTrips(feed);
  const counts = new Map<string, number>();
  for (const service of trips.values()) counts.set(service, (counts.get(service) ?? 0) + 1);
  const running = await busiestWeekday(feed, counts);
  const ofTheDay = new Set([...trips].flatMap(([trip, service]) => (running.has(service) ? [trip] : [])));
  const services = await countDepartures(feed, ofTheDay);
  return {
    columns,
    hasGeometry: false,
    crs: crs === 'auto' ? { kind: 'degrees' } : crs,
    crsName: 'WGS 84',
    notes: [],
    total: null,
    rows: rowsOf(feed, services),
    close: async () => {},
  };
}

async function findFeed(path: string, name: string): Promise<Feed> {
  const stops = (await listFiles(path)).find((file) => basename(file) === 'stops.txt');
  if (stops === undefined) throw fileBroken(name, '没有 stops.txt / there is no stops.txt');
  return { folder: join(path, dirname(stops)), name };
}

/** The service of each trip. */
async function readTrips(feed: Feed): Promise<ReadonlyMap<string, string>> {
  const trips = new Map<string, string>();
  for await (const { trip_id, service_id } of gtfsRows(feed, 'trips.txt')) {
    if (trip_id !== undefined && service_id !== undefined) trips.set(trip_id, service_id);
  }
  return trips;
}

async function* rowsOf(feed: Feed, services: ReadonlyMap<string, StopService>): AsyncGenerator<SourceRow> {
  let rowNo = 0;
  for await (const stop of gtfsRows(feed, 'stops.txt')) {
    rowNo += 1;
    // Stations, entrances and the like have no departures of their own.
    if ((stop.location_type ?? '') !== '' && stop.location_type !== '0') continue;
    yield { rowNo, values: valuesOf(stop, services.get(stop.stop_id ?? '')), geometry: null };
  }
}

function valuesOf(stop: GtfsRow, service: StopService | undefined): readonly unknown[] {
  const { tripsPerDay = 0, firstS = null, lastS = null } = service ?? {};
  const place = [stop.stop_lon, stop.stop_lat];
  return [stop.stop_id, stop.stop_name, 'bus_stop', ...place, tripsPerDay, timeText(firstS), timeText(lastS)];
}

/** HH:MM; after midnight the hours go on, as in timetables. */
function timeText(timeS: number | null): string | null {
  if (timeS === null) return null;
  const pad = (number: number): string => String(Math.floor(number)).padStart(2, '0');
  return `${pad(timeS / 3600)}:${pad((timeS % 3600) / 60)}`;
}
