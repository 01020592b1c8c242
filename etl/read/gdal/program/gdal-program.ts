import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type DecodeText, EncodingFault, gdalTextDecoder } from '../../text-encoding/decode-text.ts';
import { type Failure, frameHead, frameKinds, type GdalRequest, type OpenRequest, type ReadRequest } from '../wire.ts';
import { describeLayers, type LayerFields } from './describe-layers.ts';
import { Gdal } from './gdal.ts';
import { readInBlocks } from './host-files.ts';
import { BatchPacker } from './pack-batches.ts';
import { FlatgeobufReader } from './read-flatgeobuf.ts';
import { mountWrittenStream } from './written-stream.ts';

/** The process in which GDAL works: requests come as lines of JSON, answers go out as frames. See `wire.ts`. */

/** The driver of file geodatabases knows a folder by this ending, which one that was unpacked need not have. */
const input = '/source.gdb';
const output = '/rows';
const standardOutput = 1;

interface Opened {
  readonly dataset: number;
  readonly layers: readonly LayerFields[];
  readonly decode: DecodeText;
}

let opened: Opened | undefined;
/** GDAL writes no file twice. */
let filesWritten = 0;
/** What takes GDAL's output now. */
let take: (bytes: Uint8Array) => void = () => {};

function send(kind: number, content: Uint8Array): void {
  const head = Buffer.alloc(frameHead);
  head.writeUInt32LE(content.length, 0);
  head.writeUInt32LE(kind, 4);
  writeAll(head);
  writeAll(content);
}

const never = new Int32Array(new SharedArrayBuffer(4));
const waitMs = 0.5;

/** Blocks while the reader is behind: that is what bounds the memory of both. Node makes the pipe non-blocking. */
function writeAll(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    const written = tryToWrite(bytes.subarray(at));
    if (written === 0) Atomics.wait(never, 0, 0, waitMs);
    at += written;
  }
}

function tryToWrite(bytes: Uint8Array): number {
  try {
    return writeSync(standardOutput, bytes);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return 0;
    throw error;
  }
}

function sendJson(kind: number, content: unknown): void {
  send(kind, Buffer.from(JSON.stringify(content)));
}

function open(gdal: Gdal, request: OpenRequest): void {
  const { FS, NODEFS } = gdal.module;
  FS.mount(NODEFS, { root: request.folder }, input);
  for (const [path, content] of Object.entries(request.settings ?? {})) FS.writeFile(path, content);
  gdal.configure(request.config ?? {});
  const path = request.file === '' ? input : `${input}/${request.file}`;
  const dataset = gdal.open(path, request.drivers, request.openOptions);
  if (dataset === 0) {
    FS.unmount(input);
    sendJson(frameKinds.failure, { kind: 'gdal', message: gdal.complaint, isOver: false } satisfies Failure);
    return;
  }
  const layers = describeLayers(gdal, dataset, request.encoding);
  opened = { dataset, layers, decode: gdalTextDecoder(request.encoding) };
  sendJson(
    frameKinds.layers,
    layers.map(({ info }) => info),
  );
}

/** Without index, FlatGeobuf is written row by row, so that they can be taken while GDAL works. */
const options = ['-f', 'FlatGeobuf', '-lco', 'SPATIAL_INDEX=NO', '-nln', 'rows', '-dim', 'XY'];
const anyGeometry = ['-nlt', 'GEOMETRY', '-nlt', 'CONVERT_TO_LINEAR'];

function read(gdal: Gdal, { layer, toWgs84 }: ReadRequest): void {
  if (opened === undefined) throw new Error('nothing is open');
  const fields = opened.layers[layer];
  if (fields === undefined) throw new Error(`there is no layer ${layer}`);
  const packer = new BatchPacker(opened.decode, fields.types, (batch) => send(frameKinds.batch, batch));
  const reader = new FlatgeobufReader(packer);
  take = (bytes) => reader.push(bytes);
  gdal.forget();
  const crs = toWgs84 ? ['-t_srs', 'EPSG:4326'] : [];
  const geometry = fields.info.hasGeometry ? anyGeometry : [];
  filesWritten += 1;
  gdal.translate(opened.dataset, `${output}/${filesWritten}.fgb`, [...options, ...geometry, ...crs, fields.info.name]);
  packer.flush();
  // A row that GDAL could not read is left out or comes without geometry, and GDAL goes on.
  if (gdal.complaint.startsWith('ERROR')) throw new Error(gdal.complaint);
  send(frameKinds.end, Buffer.alloc(0));
}

function close(gdal: Gdal): void {
  if (opened !== undefined) gdal.close(opened.dataset);
  opened = undefined;
  gdal.module.FS.unmount(input);
  sendJson(frameKinds.closed, { heapBytes: gdal.module.HEAPU8.length });
}

function answer(gdal: Gdal, request: GdalRequest): void {
  if (request.ask === 'open') open(gdal, request);
  else if (request.ask === 'read') read(gdal, request);
  else close(gdal);
}

function failureOf(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  return { kind: error instanceof EncodingFault ? 'encoding' : 'gdal', message, isOver: true };
}

async function main(): Promise<void> {
  const gdal = await Gdal.start();
  readInBlocks(gdal.module);
  gdal.module.FS.mkdir(input);
  mountWrittenStream(gdal.module, output, (bytes) => take(bytes));
  for await (const line of createInterface({ input: process.stdin })) {
    gdal.forget();
    try {
      answer(gdal, JSON.parse(line));
    } catch (error) {
      sendJson(frameKinds.failure, failureOf(error));
      return process.exit(1);
    }
  }
}

await main();
