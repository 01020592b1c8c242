import { stat } from 'node:fs/promises';
import type { Feature } from 'geojson';
import { checkColumns } from '../check-columns.ts';
import { parseCrs } from '../crs.ts';
import { defineReader, type OpenSource, type SourceRequest, type SourceRow } from '../define-reader.ts';
import { featureRow } from '../feature-rows.ts';
import { type Collection, readFeatures } from '../geojson/read-features.ts';
import { fileBroken } from '../read-errors.ts';

/** Also features in a sequence, one a line (GeoJSONSeq, newline-delimited) or after separators (RFC 8142). */
export default defineReader({
  name: 'geojson',
  zh: 'GeoJSON',
  endings: ['.geojson', '.json', '.geojsonl', '.geojsons', '.geojsonseq', '.ndjson', '.jsonl'],
  open: openGeojson,
});

/** Below this the features of the first pass are kept; above it the file is read a second time. */
const keptBytes = 8_000_000;

interface Survey {
  readonly columns: readonly string[];
  readonly count: number;
  readonly collection: Collection | undefined;
  readonly kept: readonly Feature[] | undefined;
}

/** The columns are the properties of all features, so that the whole file is read before the first row. */
async function openGeojson({ path, name, crs }: SourceRequest): Promise<OpenSource> {
  const { columns, count, collection, kept } = await survey(path, name);
  if (count > 0) checkColumns(columns, name);
  const crsName = collection?.crs?.properties?.name ?? null;
  return {
    columns,
    hasGeometry: true,
    crs: crs === 'auto' ? statedCrs(crsName) : crs,
    crsName,
    notes: [],
    total: count,
    rows: kept === undefined ? readRows(path, name, columns) : rowsOf(kept, columns),
    close: async () => {},
  };
}

async function survey(path: string, name: string): Promise<Survey> {
  const names = new Set<string>();
  const kept: Feature[] | undefined = (await stat(path)).size <= keptBytes ? [] : undefined;
  let count = 0;
  let collection: Collection | undefined;
  const remember = (found: Collection): void => {
    collection = found;
  };
  for await (const features of readFeatures(path, name, remember)) {
    for (const { properties } of features) for (const key of Object.keys(properties ?? {})) names.add(key);
    kept?.push(...features);
    count += features.length;
  }
  if (count === 0 && collection === undefined) throw fileBroken(name, '没有内容 / there is nothing in it');
  return { columns: [...names], count, collection, kept };
}

/** GeoJSON is in WGS84 unless it says otherwise in the way of 2008. */
function statedCrs(name: string | null): OpenSource['crs'] {
  if (name === null || /CRS84$/i.test(name)) return { kind: 'degrees' };
  const crs = parseCrs(name.replace(/^urn:ogc:def:crs:/i, ''));
  return crs === 'auto' ? { kind: 'degrees' } : crs;
}

function* rowsOf(features: readonly Feature[], columns: readonly string[]): Iterable<SourceRow> {
  for (const [index, feature] of features.entries()) yield featureRow(feature, columns, index + 1);
}

async function* readRows(path: string, name: string, columns: readonly string[]): AsyncGenerator<SourceRow> {
  let rowNo = 0;
  for await (const features of readFeatures(path, name)) {
    for (const feature of features) {
      rowNo += 1;
      yield featureRow(feature, columns, rowNo);
    }
  }
}
