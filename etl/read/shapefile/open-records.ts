import { readFile } from 'node:fs/promises';
import { checkColumns } from '../check-columns.ts';
import { type Crs, crsOfName } from '../crs.ts';
import type { OpenSource, SourceNote, SourceRequest, SourceRow } from '../define-reader.ts';
import { decoderOf, rowsInBatches } from './record-batches.ts';
import { readShapeRecords } from './shape-records.ts';
import type { ShapefileParts } from './shapefile-parts.ts';

export interface RecordsRequest {
  readonly request: SourceRequest;
  readonly parts: ShapefileParts;
  /** Label of the WHATWG. */
  readonly encoding: string;
  readonly notes: readonly SourceNote[];
}

/**
 * A plain shapefile read here, in place: the register of a county comes as one, and through GDAL in WebAssembly its
 * 300,000 segments cost 3.5 s more of the processor, see docs/adr/0004. Undefined when it is not plain, and GDAL reads
 * it: multipatches, memo fields, a table that does not fit its shapes, a CRS that is not known by its name.
 */
export async function openRecords(wanted: RecordsRequest): Promise<OpenSource | undefined> {
  const { request, parts, encoding, notes } = wanted;
  const { name } = request;
  const stated = await statedCrs(parts.get('.prj'), request.crs);
  if (stated === undefined) return undefined;
  const decode = decoderOf({ name, encoding });
  const records = readShapeRecords(parts, decode);
  if (records === undefined) return undefined;
  const columns = records.head.fields.map(({ name }) => name);
  try {
    checkColumns(columns, name);
  } catch (error) {
    records.close();
    throw error;
  }
  const batches = rowsInBatches(records.rows, name);
  return {
    columns,
    hasGeometry: true,
    ...stated,
    notes,
    total: records.head.recordCount,
    batches,
    rows: flatten(batches),
    share: { parts, encoding, name, claims: records.claims.memory },
    close: async () => records.close(),
  };
}

type Stated = Pick<OpenSource, 'crs' | 'crsName'>;

async function statedCrs(prj: string | undefined, asked: Crs | 'auto'): Promise<Stated | undefined> {
  const name = prj === undefined ? null : (/"([^"]*)"/.exec(await readFile(prj, 'utf8'))?.[1] ?? '');
  if (asked !== 'auto') return { crs: asked, crsName: name };
  if (name === null) return { crs: 'unstated', crsName: null };
  try {
    const crs = crsOfName(name);
    return crs && { crs, crsName: name };
  } catch {
    // An old datum: GDAL tells its name, and whoever resolves the CRS refuses it.
    return undefined;
  }
}

async function* flatten(batches: AsyncIterable<readonly SourceRow[]>): AsyncGenerator<SourceRow> {
  for await (const batch of batches) yield* batch;
}
