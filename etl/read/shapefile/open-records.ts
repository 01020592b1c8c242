import { readFile } from 'node:fs/promises';
import { checkColumns } from '../check-columns.ts';
import { type Crs, crsOfName } from '../crs.ts';
import type { OpenSource, SourceNote, SourceRequest, SourceRow } from '../define-reader.ts';
import { encodingUnknown, fileBroken } from '../read-errors.ts';
import { EncodingFault, textDecoder } from '../text-encoding/decode-text.ts';
import { GrowingBytes } from '../text-encoding/growing-bytes.ts';
import { readShapeRecords, ShapesBroken } from './shape-records.ts';
import type { ShapefileParts } from './shapefile-parts.ts';

export interface RecordsRequest {
  readonly request: SourceRequest;
  readonly parts: ShapefileParts;
  /** Label of the WHATWG. */
  readonly encoding: string;
  readonly notes: readonly SourceNote[];
}

const rowsPerBatch = 500;

/**
 * A plain shapefile read here, in place: the register of a county comes as one, and through GDAL in WebAssembly its
 * 300,000 segments cost 3.5 s more of the processor, see docs/adr/0004. Undefined when it is not plain, and GDAL reads
 * it: multipatches, memo fields, a table that does not fit its shapes, a CRS that is not known by its name.
 */
export async function openRecords(wanted: RecordsRequest): Promise<OpenSource | undefined> {
  const { request, parts, notes } = wanted;
  const stated = await statedCrs(parts.get('.prj'), request.crs);
  if (stated === undefined) return undefined;
  const decode = decoderOf(wanted);
  const records = readShapeRecords(parts, decode);
  if (records === undefined) return undefined;
  const columns = records.head.fields.map(({ name }) => name);
  try {
    checkColumns(columns, request.name);
  } catch (error) {
    records.close();
    throw error;
  }
  const batches = batchesOf(records.rows, request.name);
  return {
    columns,
    hasGeometry: true,
    ...stated,
    notes,
    total: records.head.recordCount,
    batches,
    rows: flatten(batches),
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

function decoderOf({ request: { name }, encoding }: RecordsRequest): (bytes: Uint8Array) => string {
  const decode = textDecoder(encoding);
  const out = new GrowingBytes();
  return (bytes) => {
    out.length = 0;
    try {
      decode(bytes, out);
    } catch (error) {
      if (error instanceof EncodingFault) throw encodingUnknown(name, wrongEncoding(encoding, error.message));
      throw error;
    }
    return Buffer.from(out.bytes.buffer, 0, out.length).toString();
  };
}

export function wrongEncoding(encoding: string, bytes: string): string {
  return `按 ${encoding} 读到的内容不是文字(${bytes})，请核对或补上 .cpg 文件|read as ${encoding} these bytes are no text (${bytes}); mend the .cpg file, or add one`;
}

async function* batchesOf(rows: Iterable<SourceRow>, name: string): AsyncGenerator<readonly SourceRow[]> {
  let batch: SourceRow[] = [];
  try {
    for (const row of rows) {
      batch.push(row);
      if (batch.length < rowsPerBatch) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    if (error instanceof ShapesBroken) throw fileBroken(name, error.message);
    throw error;
  }
  if (batch.length > 0) yield batch;
}

async function* flatten(batches: AsyncIterable<readonly SourceRow[]>): AsyncGenerator<SourceRow> {
  for await (const batch of batches) yield* batch;
}
