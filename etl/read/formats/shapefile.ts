import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { checkColumns } from '../check-columns.ts';
import { defineReader, type OpenSource, type SourceRequest, type SourceRow } from '../define-reader.ts';
import { readShapeRecords } from '../esri/shape-records.ts';
import { featureRow } from '../feature-rows.ts';
import { crsUnstated } from '../read-errors.ts';
import { convertLayer, type LayerInfo } from '../shapefile/convert-layer.ts';
import { stateEncoding } from '../shapefile/state-encoding.ts';
import { unpackShapefile } from '../shapefile/unpack-shapefile.ts';

export default defineReader({ name: 'shapefile', zh: 'Shapefile', endings: ['.zip', '.shp'], open: openShapefile });

const decoder = new TextDecoder('gb18030');

/** Unpacks to a folder of its own, converts there with GDAL, and reads the result line by line. */
async function openShapefile(request: SourceRequest): Promise<OpenSource> {
  const folder = await mkdtemp(join(tmpdir(), 'tongcun-shp-'));
  const close = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const layer = await unpackShapefile(request, folder);
    await stateEncoding(folder, layer, request.name);
    const records = readShapeRecords(join(folder, 'layer'), (bytes) => decoder.decode(bytes));
    if (records !== undefined) {
      const columns = records.head.fields.map(({ name }) => name);
      checkColumns(columns, request.name);
      return {
        columns,
        hasGeometry: true,
        crs: { kind: 'degrees' },
        notes: [],
        total: records.head.recordCount,
        rows: records.rows,
        close: async () => {
          records.close();
          await close();
        },
      };
    }
    const info = await convertLayer({ folder, layer, keepCoordinates: request.crs !== 'auto' });
    checkColumns(info.columns, request.name);
    return { ...describe(request, info), rows: rowsOf(info), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function describe(request: SourceRequest, info: LayerInfo): Omit<OpenSource, 'rows' | 'close'> {
  const base = { columns: info.columns, hasGeometry: info.hasGeometry, total: info.featureCount };
  if (request.crs !== 'auto') return { ...base, crs: request.crs, notes: [] };
  if (info.crsName !== null || !info.hasGeometry || info.featureCount === 0) {
    return { ...base, crs: { kind: 'degrees' }, notes: [] };
  }
  if (!info.looksLikeDegrees) throw crsUnstated(request.name);
  return { ...base, crs: { kind: 'degrees' }, notes: [{ code: 'crs_assumed', value: 'WGS84/CGCS2000' }] };
}

async function* rowsOf(info: LayerInfo): AsyncIterable<SourceRow> {
  let rowNo = 0;
  for await (const line of createInterface({
    input: createReadStream(info.path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (line === '') continue;
    rowNo += 1;
    yield featureRow(JSON.parse(line), info.columns, rowNo);
  }
}
