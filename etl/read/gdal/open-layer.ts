import { oldDatumOfName } from '#geodata/crs/old-datums.ts';
import { checkColumns } from '../check-columns.ts';
import { type Crs, parseCrs } from '../crs.ts';
import type { OpenSource, SourceNote, SourceRequest, SourceRow } from '../define-reader.ts';
import { encodingUnknown, fileBroken, layerUnknown, memoryExceeded } from '../read-errors.ts';
import { wrongEncoding } from '../shapefile/record-batches.ts';
import type { GdalProcess } from './gdal-process.ts';
import { BatchUnpacker } from './unpack-batch.ts';
import { type Failure, type Frame, frameKinds, type LayerCrs, type LayerInfo, type OpenRequest } from './wire.ts';

export interface LayerOpening {
  readonly request: SourceRequest;
  readonly gdal: GdalProcess;
  readonly open: Omit<OpenRequest, 'ask'>;
  readonly notes?: readonly SourceNote[];
  /** After the process is done with the files. */
  close(): Promise<void>;
}

/** Opens one layer of a dataset with GDAL, which begins at once to read it. Takes the process over in any case. */
export async function openLayer(opening: LayerOpening): Promise<OpenSource> {
  const { request, gdal } = opening;
  const layers = await openDataset(opening);
  try {
    const place = chooseLayer(layers, request);
    const layer = layers[place];
    if (layer === undefined) throw fileBroken(request.name, '没有图层 / there is no layer');
    const { toWgs84, ...stated } = stateCrs(layer, request.crs);
    checkColumns(layer.columns, request.name);
    gdal.ask({ ask: 'read', layer: place, toWgs84 });
    return describe(opening, layer, stated);
  } catch (error) {
    await gdal.release();
    await opening.close();
    throw error;
  }
}

async function openDataset(opening: LayerOpening): Promise<readonly LayerInfo[]> {
  const { gdal, open } = opening;
  gdal.ask({ ask: 'open', ...open });
  const frame = await gdal.next();
  if (frame?.kind === frameKinds.layers) return JSON.parse(frame.content.toString());
  const failure = failureOf(frame);
  if (failure?.isOver === false) gdal.putBack();
  else gdal.kill();
  await opening.close();
  throw errorOf(opening, failure);
}

type StatedCrs = Pick<OpenSource, 'crs' | 'crsName' | 'notes'>;

function describe(opening: LayerOpening, layer: LayerInfo, stated: StatedCrs): OpenSource {
  const { gdal, notes = [] } = opening;
  let done = false;
  const batches = batchesOf(opening, layer.columns.length, () => {
    done = true;
  });
  return {
    columns: layer.columns,
    hasGeometry: layer.hasGeometry,
    crs: stated.crs,
    crsName: stated.crsName ?? null,
    notes: [...notes, ...stated.notes],
    total: layer.featureCount,
    batches,
    rows: rowsOf(batches),
    close: async () => {
      if (done) await gdal.release();
      else gdal.kill();
      await opening.close();
    },
  };
}

async function* batchesOf(
  opening: LayerOpening,
  columnCount: number,
  onEnd: () => void,
): AsyncGenerator<readonly SourceRow[]> {
  const unpacker = new BatchUnpacker(columnCount);
  for (;;) {
    const frame = await nextFrame(opening);
    if (frame.kind === frameKinds.end) break;
    yield unpacker.unpack(frame.content);
  }
  onEnd();
}

async function* rowsOf(batches: AsyncIterable<readonly SourceRow[]>): AsyncGenerator<SourceRow> {
  for await (const batch of batches) yield* batch;
}

async function nextFrame(opening: LayerOpening): Promise<Frame> {
  const frame = await opening.gdal.next();
  if (frame === undefined || frame.kind === frameKinds.failure) throw errorOf(opening, failureOf(frame));
  return frame;
}

function failureOf(frame: Frame | undefined): Failure | undefined {
  return frame === undefined ? undefined : JSON.parse(frame.content.toString());
}

/** Undefined: the process is gone without a word. */
function errorOf({ request: { name }, open, gdal }: LayerOpening, failure: Failure | undefined): Error {
  if (gdal.hasOutgrown) return memoryExceeded(name);
  if (failure === undefined) return fileBroken(name, 'GDAL 中途退出 / GDAL gave up on it');
  if (failure.kind === 'encoding') return encodingUnknown(name, wrongEncoding(open.encoding ?? '', failure.message));
  return fileBroken(name, `GDAL: ${failure.message.slice(0, 200) || 'it is none of this format'}`);
}

/** Tables of QGIS and of GDAL itself, no data of the user. */
const ownLayers = new Set(['layer_styles', 'qgis_projects']);

function chooseLayer(layers: readonly LayerInfo[], { layer: wanted }: SourceRequest): number {
  const named = layers.findIndex(({ name }) => name === wanted);
  if (named >= 0) return named;
  const useful = layers.filter(({ name }) => !ownLayers.has(name));
  if (wanted !== undefined || useful.length > 1) {
    throw layerUnknown(
      wanted ?? '',
      useful.map(({ name }) => name),
    );
  }
  return layers.findIndex(({ name }) => !ownLayers.has(name));
}

/**
 * The CRS of the layer as a code that the database can transform. One without a code is transformed by GDAL, and that
 * is told; what GDAL cannot transform exactly is left as it is, with its name.
 */
function stateCrs({ crs, hasGeometry }: LayerInfo, asked: Crs | 'auto'): StatedCrs & { readonly toWgs84: boolean } {
  const keep = { crsName: crs && nameOf(crs), notes: [], toWgs84: false };
  if (asked !== 'auto') return { ...keep, crs: asked };
  if (crs === null || !hasGeometry) return { ...keep, crs: 'unstated' };
  if (crs.epsg !== null) {
    const known = parseCrs(`epsg:${crs.epsg}`);
    return { ...keep, crs: known === 'auto' ? 'unstated' : known };
  }
  if (crs.isDegrees) return { ...keep, crs: { kind: 'degrees' } };
  if (!crs.isTransformable) return { ...keep, crs: 'unstated' };
  return { ...keep, crs: { kind: 'degrees' }, notes: [{ code: 'crs_transformed', value: crs.name }], toWgs84: true };
}

/** A grid of a town's own has a name that says nothing: on an old datum it is named after that, and so refused. */
function nameOf({ name, datum }: LayerCrs): string {
  const hidesOldDatum = oldDatumOfName(name) === undefined && oldDatumOfName(datum) !== undefined;
  return hidesOldDatum ? `${datum}: ${name}` : name;
}
