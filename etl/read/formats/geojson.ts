import { readFile } from 'node:fs/promises';
import type { Feature } from 'geojson';
import { checkColumns } from '../check-columns.ts';
import { parseCrs } from '../crs.ts';
import { defineReader, type OpenSource, type SourceRequest, type SourceRow } from '../define-reader.ts';
import { featureRow, propertyNames } from '../feature-rows.ts';
import { encodingUnknown, fileBroken } from '../read-errors.ts';

/** RFC 7946 and, since departments still send it, the `crs` member of the older GeoJSON 2008. */
interface Collection {
  readonly type: 'FeatureCollection';
  readonly features: readonly Feature[];
  readonly crs?: { readonly properties?: { readonly name?: string } };
}

export default defineReader({
  name: 'geojson',
  zh: 'GeoJSON',
  endings: ['.geojson', '.json'],
  open: openGeojson,
});

async function openGeojson({ path, name, crs }: SourceRequest): Promise<OpenSource> {
  const collection = parseCollection(decode(await readFile(path), name), name);
  const columns = propertyNames(collection.features);
  if (collection.features.length > 0) checkColumns(columns, name);
  return {
    columns,
    hasGeometry: true,
    crs: crs === 'auto' ? statedCrs(collection) : crs,
    notes: [],
    total: collection.features.length,
    rows: rowsOf(collection.features, columns),
    close: async () => {},
  };
}

function decode(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw encodingUnknown(name, 'GeoJSON 必须是 UTF-8，请另存为 UTF-8|GeoJSON must be UTF-8; save it so');
  }
}

function parseCollection(text: string, name: string): Collection {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw fileBroken(name, `JSON: ${error instanceof Error ? error.message.slice(0, 120) : ''}`);
  }
  if (isCollection(value)) return value;
  throw fileBroken(name, '不是 FeatureCollection / it is no FeatureCollection of features');
}

function isCollection(value: unknown): value is Collection {
  if (typeof value !== 'object' || value === null) return false;
  if (!('type' in value) || value.type !== 'FeatureCollection') return false;
  if (!('features' in value) || !Array.isArray(value.features)) return false;
  return value.features.every((feature: unknown) => typeof feature === 'object' && feature !== null);
}

function statedCrs(collection: Collection): OpenSource['crs'] {
  const stated = collection.crs?.properties?.name ?? 'CRS84';
  if (/CRS84$/i.test(stated)) return { kind: 'degrees' };
  const crs = parseCrs(stated.replace(/^urn:ogc:def:crs:/i, ''));
  return crs === 'auto' ? { kind: 'degrees' } : crs;
}

function* rowsOf(features: readonly Feature[], columns: readonly string[]): Iterable<SourceRow> {
  for (const [index, feature] of features.entries()) yield featureRow(feature, columns, index + 1);
}
