import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { defineReader, type OpenSource, type SourceRequest } from '../define-reader.ts';
import { GdalProcess, warmGdal } from '../gdal/gdal-process.ts';
import { openLayer } from '../gdal/open-layer.ts';
import { fileBroken, layerUnknown } from '../read-errors.ts';
import { findEncoding } from '../shapefile/find-encoding.ts';
import { chooseFile, layerOf } from '../source-files/choose-file.ts';
import { openWorkspace, putFile, type Workspace } from '../source-files/workspace.ts';

export default defineReader({
  name: 'shapefile',
  zh: 'Shapefile',
  endings: ['.shp'],
  holds: (files) => files.some((file) => /\.shp$/i.test(file)),
  prepare: warmGdal,
  open: openShapefile,
});

const parts = ['.shp', '.shx', '.dbf', '.prj', '.cpg'];
const needed = ['.shx', '.dbf'];

/** The process begins while the parts are laid out and the encoding is found. */
async function openShapefile(request: SourceRequest): Promise<OpenSource> {
  const gdal = GdalProcess.take();
  const workspace = await openWorkspace();
  const { label, isAssumed } = await layOut(request, workspace).catch(async (error) => {
    gdal.putBack();
    await workspace.close();
    throw error;
  });
  const { layer: _, ...sole } = request;
  return openLayer({
    request: sole,
    gdal,
    open: {
      folder: workspace.folder,
      file: 'layer.shp',
      drivers: ['ESRI Shapefile'],
      openOptions: ['ENCODING=ISO-8859-1'],
      encoding: label,
    },
    notes: isAssumed ? [{ code: 'encoding_assumed', value: 'GBK' }] : [],
    close: workspace.close,
  });
}

/** Puts the parts of the layer into the workspace as `layer.*`, whatever their case, and finds the encoding. */
async function layOut(request: SourceRequest, { folder }: Workspace): ReturnType<typeof findEncoding> {
  const chosen = await chooseFile(request, ['.shp']);
  const { layer: wanted, name } = request;
  if (wanted !== undefined && wanted !== chosen.layer) throw layerUnknown(wanted, [chosen.layer]);
  const there = new Map<string, string>();
  for (const file of await readdir(chosen.folder)) {
    const ending = extname(file).toLowerCase();
    if (!parts.includes(ending) || layerOf(file) !== chosen.layer) continue;
    there.set(ending, join(folder, `layer${ending}`));
    await putFile(join(chosen.folder, file), join(folder, `layer${ending}`));
  }
  const missing = needed.find((ending) => !there.has(ending));
  if (missing !== undefined) {
    throw fileBroken(name, `缺少 ${chosen.layer}${missing} / ${chosen.layer}${missing} is missing`);
  }
  return findEncoding({ dbf: there.get('.dbf') ?? '', cpg: there.get('.cpg') }, name);
}
