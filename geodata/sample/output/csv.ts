export type CsvValue = string | number | boolean | undefined;

function field(value: CsvValue): string {
  const text = value === undefined ? '' : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180 with line feeds, header from the keys of the first row. */
export function csvText(rows: readonly Readonly<Record<string, CsvValue>>[]): string {
  const [first = {}] = rows;
  const header = Object.keys(first);
  return `${[header, ...rows.map((row) => header.map((name) => field(row[name])))].map((line) => line.join(',')).join('\n')}\n`;
}
