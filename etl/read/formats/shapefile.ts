import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { defineReader, type OpenSource, type SourceRequest } from '../define-reader.ts';
import { GdalProcess, warmGdal } from '../gdal/gdal-process.ts';
import { openLayer } from '../gdal/open-layer.ts';
import { fileBroken, layerUnknown } from '../read-errors.ts';
import { findEncoding } from '../shapefile/find-encoding.ts';
import { openRecords, type RecordsRequest } from '../shapefile/open-records.ts';
import type { ShapefileParts } from '../shapefile/shapefile-parts.ts';
import { chooseFile, layerOf } from '../source-files/choose-file.ts';
import { openWorkspace, putFile } from '../source-files/workspace.ts';

export default defineReader({
  name: 'shapefile',
  zh: 'Shapefile',
  endings: ['.shp'],
  holds: (files) => files.some((file) => /\.shp$/i.test(file)),
  prepare: warmGdal,
  open: openShapefile,
});

const known = ['.shp', '.shx', '.dbf', '.prj', '.cpg'];
const needed = ['.shx', '.dbf'];

async function openShapefile(request: SourceRequest): Promise<OpenSource> {
  const parts = await findParts(request);
  const { label, isAssumed } = await findEncoding(
    { dbf: parts.get('.dbf') ?? '', cpg: parts.get('.cpg') },
    request.name,
  );
  const notes = isAssumed ? [{ code: 'encoding_assumed', value: 'GBK' }] : [];
  const own = await openRecords({ request, parts, encoding: label, notes });
  return own ?? openWithGdal({ request, parts, encoding: label, notes });
}

/** The parts of the layer by their endings, whatever their case. */
async function findParts(request: SourceRequest): Promise<ShapefileParts> {
  const chosen = await chooseFile(request, ['.shp']);
  const { layer: wanted, name } = request;
  if (wanted !== undefined && wanted !== chosen.layer) throw layerUnknown(wanted, [chosen.layer]);
  const parts = new Map<string, string>();
  for (const file of await readdir(chosen.folder)) {
    const ending = extname(file).toLowerCase();
    if (known.includes(ending) && layerOf(file) === chosen.layer) parts.set(ending, join(chosen.folder, file));
  }
  const missing = needed.find((ending) => !parts.has(ending));
  if (missing === undefined) return parts;
  throw fileBroken(name, `缺少 ${chosen.layer}${missing} / ${chosen.layer}${missing} is missing`);
}

/** GDAL wants the parts under one name; its process begins while they are laid out. */
async function openWithGdal({ request, parts, encoding, notes }: RecordsRequest): Promise<OpenSource> {
  const gdal = GdalProcess.take();
  const workspace = await openWorkspace();
  try {
    for (const [ending, path] of parts) await putFile(path, join(workspace.folder, `layer${ending}`));
  } catch (error) {
    gdal.putBack();
    await workspace.close();
    throw error;
  }
  const { layer: _, ...sole } = request;
  return openLayer({
    request: sole,
    gdal,
    open: {
      folder: workspace.folder,
      file: 'layer.shp',
      drivers: ['ESRI Shapefile'],
      openOptions: ['ENCODING=ISO-8859-1'],
      encoding,
    },
    notes,
    close: workspace.close,
  });
}
