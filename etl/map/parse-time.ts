const patterns: readonly RegExp[] = [
  /^(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/,
  /^(\d{1,2})时(\d{1,2})分?$/,
  /^(\d{1,2})点(\d{1,2})分?$/,
];

/** Buses of one day of service run on after midnight; timetables count their hours on. */
const lastHour = 29;

/** A time of a day of service as HH:MM; undefined when it is none. `6:30`, `06:30:00`, `6时30分`, `25:10`. */
export function parseTime(text: string): string | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  for (const pattern of patterns) {
    const [, hour, minute] = pattern.exec(plain) ?? [];
    if (hour === undefined || minute === undefined || Number(hour) > lastHour || Number(minute) > 59) continue;
    return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  }
  return undefined;
}
