import { type Feed, gtfsRows } from './gtfs-table.ts';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const dayMs = 86_400_000;
/** Feeds that are valid "for ever" end in 2099 or later; their weeks repeat. */
const mostDays = 3_700;
const added = '1';

interface Service {
  /** By day of the week, Sunday first. */
  readonly runsOn: readonly boolean[];
  /** Days since 1970. */
  readonly from: number;
  readonly to: number;
}

/**
 * The day that is taken for all: of the days from Monday to Friday the one on which most trips of the feed run, the
 * first of several; a day of the weekend only when nothing runs on weekdays. Exceptions of calendar_dates.txt count.
 * Answers the services of that day; none when no trip runs at all.
 */
export async function busiestWeekday(feed: Feed, tripsOf: ReadonlyMap<string, number>): Promise<ReadonlySet<string>> {
  const services = await readServices(feed);
  const exceptions = await readExceptions(feed);
  let best: ReadonlySet<string> = new Set();
  let most = 0;
  for (const day of candidates(services, exceptions)) {
    const running = servicesOn(day, services, exceptions.get(day));
    let trips = 0;
    for (const service of running) trips += tripsOf.get(service) ?? 0;
    // Any weekday stands above the weekend.
    const rank = trips === 0 || isWeekend(day) ? trips : trips + 1e9;
    if (rank > most) [best, most] = [running, rank];
  }
  return best;
}

async function readServices(feed: Feed): Promise<ReadonlyMap<string, Service>> {
  const services = new Map<string, Service>();
  for await (const row of gtfsRows(feed, 'calendar.txt')) {
    const from = dayOf(row.start_date);
    const to = dayOf(row.end_date);
    if (row.service_id === undefined || from === undefined || to === undefined) continue;
    services.set(row.service_id, { runsOn: weekdays.map((weekday) => row[weekday] === '1'), from, to });
  }
  return services;
}

type Exceptions = ReadonlyMap<number, ReadonlyMap<string, boolean>>;

/** By day the services that run (true) or do not run (false) against the calendar. */
async function readExceptions(feed: Feed): Promise<Exceptions> {
  const exceptions = new Map<number, Map<string, boolean>>();
  for await (const { service_id, date, exception_type } of gtfsRows(feed, 'calendar_dates.txt')) {
    const day = dayOf(date);
    if (service_id === undefined || day === undefined) continue;
    const ofDay = exceptions.get(day) ?? new Map<string, boolean>();
    exceptions.set(day, ofDay.set(service_id, exception_type === added));
  }
  return exceptions;
}

function candidates(services: ReadonlyMap<string, Service>, exceptions: Exceptions): readonly number[] {
  const days = new Set(exceptions.keys());
  for (const { from, to } of services.values()) {
    for (let day = from; day <= Math.min(to, from + mostDays); day += 1) days.add(day);
  }
  return [...days].sort((a, b) => a - b);
}

function servicesOn(
  day: number,
  services: ReadonlyMap<string, Service>,
  exceptions: ReadonlyMap<string, boolean> = new Map(),
): ReadonlySet<string> {
  const running = new Set<string>();
  for (const [id, { runsOn, from, to }] of services) {
    if (day >= from && day <= to && runsOn[weekdayOf(day)]) running.add(id);
  }
  for (const [id, runs] of exceptions) {
    if (runs) running.add(id);
    else running.delete(id);
  }
  return running;
}

/** 1 January 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return (day + 4) % 7;
}

function isWeekend(day: number): boolean {
  return weekdayOf(day) === 0 || weekdayOf(day) === 6;
}

/** YYYYMMDD as days since 1970. */
function dayOf(text: string | undefined): number | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text ?? '') ?? [];
  return year === undefined ? undefined : Date.UTC(Number(year), Number(month) - 1, Number(day)) / dayMs;
}
