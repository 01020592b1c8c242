import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ExportFile } from './export-file.ts';

/** A FeatureCollection of RFC 7946, a feature a line; the last column holds the geometry as GeoJSON text. */
export async function writeGeojson(path: string, { columns, records, about }: ExportFile): Promise<void> {
  const names = columns.slice(0, -1).map(({ name }) => JSON.stringify(name));
  async function* lines(): AsyncIterable<string> {
    yield `{"type":"FeatureCollection","tongcun":${JSON.stringify(about)},"features":[`;
    let separator = '\n';
    for await (const record of records) {
      const properties = names.map((name, index) => `${name}:${JSON.stringify(record[index] ?? null)}`).join(',');
      const geometry = record[names.length] ?? 'null';
      yield `${separator}{"type":"Feature","properties":{${properties}},"geometry":${geometry}}`;
      separator = ',\n';
    }
    yield '\n]}\n';
  }
  await pipeline(Readable.from(lines()), createWriteStream(path, { flags: 'wx' }));
}
