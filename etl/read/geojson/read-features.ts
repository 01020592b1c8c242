import { createReadStream } from 'node:fs';
import type { Feature } from 'geojson';
import { encodingUnknown, fileBroken } from '../read-errors.ts';
import { FeatureSplitter, SplitFault } from './split-features.ts';

/** RFC 7946 and, since departments still send it, the `crs` member of the older GeoJSON 2008. */
export interface Collection {
  readonly type?: string;
  readonly crs?: { readonly properties?: { readonly name?: string } } | null;
}

const chunkBytes = 1 << 20;

/** The features of a file, those of a piece of the file at a time; `onCollection` gets what stands around them. */
export async function* readFeatures(
  path: string,
  name: string,
  onCollection: (collection: Collection) => void = () => {},
): AsyncGenerator<readonly Feature[]> {
  let features: Feature[] = [];
  const splitter = new FeatureSplitter({
    feature: (bytes) => features.push(asFeature(parse(bytes, name), name)),
    collection: (bytes) => onCollection(asCollection(parse(bytes, name), name)),
  });
  const split = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      throw error instanceof SplitFault ? fileBroken(name, `JSON: ${error.message}`) : error;
    }
  };
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    split(() => splitter.push(chunk));
    yield features;
    features = [];
  }
  split(() => splitter.end());
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parse(bytes: Buffer, name: string): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch (error) {
    if (error instanceof TypeError) {
      throw encodingUnknown(name, 'GeoJSON 必须是 UTF-8，请另存为 UTF-8|GeoJSON must be UTF-8; save it so');
    }
    throw fileBroken(name, `JSON: ${error instanceof Error ? error.message.slice(0, 120) : ''}`);
  }
}

function asFeature(value: unknown, name: string): Feature {
  if (isFeature(value)) return value;
  throw fileBroken(name, '不是 Feature 或 FeatureCollection / it is no feature and no collection of features');
}

function isFeature(value: unknown): value is Feature {
  return typeof value === 'object' && value !== null && ('properties' in value || 'geometry' in value);
}

function asCollection(value: unknown, name: string): Collection {
  if (isCollection(value)) return value;
  throw fileBroken(name, '不是 FeatureCollection / it is no FeatureCollection of features');
}

function isCollection(value: unknown): value is Collection {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'FeatureCollection';
}
