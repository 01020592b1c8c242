import { type Feed, gtfsRows } from './gtfs-table.ts';

/** What stops at one stop on the day; times in seconds since midnight, above 24 h after it. */
export interface StopService {
  readonly tripsPerDay: number;
  readonly firstS: number | null;
  readonly lastS: number | null;
}

/** Runs of a trip that is repeated (frequencies.txt), by the time at which it leaves its first stop. */
interface Repetition {
  readonly startS: number;
  readonly headwayS: number;
  readonly runs: number;
}

interface Call {
  readonly stop: string;
  readonly timeS: number | null;
}

/**
 * The trips that call at each stop on a day: each trip once, however often it calls there, each run of a repeated trip
 * on its own. First and last are departures, or arrivals where no departure is given.
 */
export async function countDepartures(
  feed: Feed,
  trips: ReadonlySet<string>,
): Promise<ReadonlyMap<string, StopService>> {
  const repetitions = await readRepetitions(feed);
  const stops = new Map<string, StopTally>();
  const repeated = new Map<string, Call[]>();
  const tallyOf = (stop: string): StopTally => {
    const tally = stops.get(stop) ?? new StopTally();
    stops.set(stop, tally);
    return tally;
  };
  for await (const row of gtfsRows(feed, 'stop_times.txt')) {
    const { trip_id: trip = '', stop_id: stop = '' } = row;
    if (!trips.has(trip) || stop === '') continue;
    const timeS = secondsOf(row.departure_time) ?? secondsOf(row.arrival_time);
    if (!repetitions.has(trip)) tallyOf(stop).add(trip, { runs: 1, firstS: timeS, lastS: timeS });
    else repeated.set(trip, [...(repeated.get(trip) ?? []), { stop, timeS }]);
  }
  for (const [trip, calls] of repeated) addRepeated(trip, { calls, repetitions: repetitions.get(trip) ?? [], tallyOf });
  return new Map([...stops].map(([stop, tally]) => [stop, tally.service()]));
}

interface RepeatedTrip {
  readonly calls: readonly Call[];
  readonly repetitions: readonly Repetition[];
  readonly tallyOf: (stop: string) => StopTally;
}

function addRepeated(trip: string, { calls, repetitions, tallyOf }: RepeatedTrip): void {
  const times = calls.flatMap(({ timeS }) => timeS ?? []);
  const begin = times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY);
  for (const [index, { startS, headwayS, runs }] of repetitions.entries()) {
    for (const { stop, timeS } of calls) {
      const firstS = timeS === null ? null : startS + timeS - begin;
      const lastS = firstS === null ? null : firstS + (runs - 1) * headwayS;
      tallyOf(stop).add(`${trip} ${index}`, { runs, firstS, lastS });
    }
  }
}

class StopTally {
  readonly #trips = new Set<string>();
  #runs = 0;
  #firstS: number | null = null;
  #lastS: number | null = null;

  add(trip: string, { runs, firstS, lastS }: { runs: number; firstS: number | null; lastS: number | null }): void {
    if (!this.#trips.has(trip)) this.#runs += runs;
    this.#trips.add(trip);
    if (firstS !== null) this.#firstS = Math.min(firstS, this.#firstS ?? firstS);
    if (lastS !== null) this.#lastS = Math.max(lastS, this.#lastS ?? lastS);
  }

  service(): StopService {
    return { tripsPerDay: this.#runs, firstS: this.#firstS, lastS: this.#lastS };
  }
}

async function readRepetitions(feed: Feed): Promise<ReadonlyMap<string, readonly Repetition[]>> {
  const repetitions = new Map<string, Repetition[]>();
  for await (const row of gtfsRows(feed, 'frequencies.txt')) {
    const startS = secondsOf(row.start_time);
    const endS = secondsOf(row.end_time);
    const headwayS = Number(row.headway_secs);
    if (row.trip_id === undefined || startS === null || endS === null || !(headwayS > 0) || endS <= startS) continue;
    // The last run leaves before the end of the span.
    const runs = Math.ceil((endS - startS) / headwayS);
    repetitions.set(row.trip_id, [...(repetitions.get(row.trip_id) ?? []), { startS, headwayS, runs }]);
  }
  return repetitions;
}

/** H:MM:SS as seconds; null when no time is given. */
function secondsOf(text: string | undefined): number | null {
  const [, hours, minutes, seconds] = /^(\d{1,3}):(\d{2}):(\d{2})$/.exec(text ?? '') ?? [];
  return hours === undefined ? null : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
