import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy, { type FileInfo } from 'busboy';
import { defineError, PublicError } from '#geodata/errors.ts';
import { type BodyLimits, inWords, refuseDeclaredLength, watchPauses } from './drain-body.ts';
import { bodyTooLarge } from './errors.ts';

const notMultipart = defineError(
  'not_multipart',
  415,
  () => 'Send the file as multipart/form-data in the field "file"',
);
const fileMissing = defineError('file_missing', 400, () => 'The upload has no file in the field "file"');
const fileIncomplete = defineError('file_incomplete', 400, () => 'The upload ended before the file was complete');

/** Bytes of multipart headers beside the file itself. */
const ENVELOPE_BYTES = 64 * 1024;

export interface ReceivedFile {
  /** Path of the copy. */
  readonly file: string;
  /** The name it had at the sender's. */
  readonly fileName: string;
}

/** Streams the uploaded file into a folder of its own, hands it to `work`, and removes the folder afterwards. */
export async function withReceivedFile<T>(
  request: IncomingMessage,
  limits: BodyLimits,
  work: (received: ReceivedFile) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tongcun-upload-'));
  try {
    return await work(await receiveFile(request, limits, folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Streams the uploaded file into a folder that is there and has no file `received` yet. */
export async function receiveFile(request: IncomingMessage, limits: BodyLimits, folder: string): Promise<ReceivedFile> {
  refuseDeclaredLength(request, limits.bytes + ENVELOPE_BYTES);
  const parser = openParser(request, limits.bytes);
  const saved: Promise<ReceivedFile>[] = [];
  let stopWatch = (): void => undefined;
  const stalled = new Promise<never>((_resolve, reject) => {
    stopWatch = watchPauses(request, limits.pauseMs, reject);
  });
  parser.on('file', (field, stream, info) => {
    if (field !== 'file' || saved.length > 0) {
      stream.resume();
      return;
    }
    const saving = saveFile(stream, info, { folder, limitBytes: limits.bytes });
    saving.catch((error: Error) => parser.destroy(error));
    saved.push(saving);
  });
  try {
    await Promise.race([feed(request, parser), stalled]);
  } catch (error) {
    parser.destroy();
    await Promise.allSettled(saved);
    throw error instanceof PublicError ? error : fileIncomplete();
  } finally {
    stopWatch();
  }
  const [file] = saved;
  if (file === undefined) throw fileMissing();
  return file;
}

/** Like `pipeline`, but a fault leaves the connection open so that the answer can still be sent over it. */
function feed(request: IncomingMessage, parser: busboy.Busboy): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      request.unpipe(parser);
      request.resume();
      reject(error);
    };
    parser.once('error', fail);
    parser.once('close', resolve);
    request.once('error', fail);
    request.once('aborted', () => fail(fileIncomplete()));
    request.pipe(parser);
  });
}

function openParser(request: IncomingMessage, limitBytes: number): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { files: 2, fields: 20, parts: 22, fileSize: limitBytes, fieldSize: 8 * 1024, headerPairs: 50 },
    });
  } catch {
    throw notMultipart();
  }
}

interface Target {
  readonly folder: string;
  readonly limitBytes: number;
}

async function saveFile(stream: Readable, info: FileInfo, { folder, limitBytes }: Target): Promise<ReceivedFile> {
  const fileName = safeName(info.filename);
  const file = join(folder, 'received');
  let isTooLarge = false;
  stream.once('limit', () => {
    isTooLarge = true;
    stream.destroy(bodyTooLarge(inWords(limitBytes)));
  });
  await pipeline(stream, createWriteStream(file, { flags: 'wx' }));
  if (isTooLarge) throw bodyTooLarge(inWords(limitBytes));
  return { file, fileName };
}

/** The name the file had, without folders and without characters a file system would not take. */
export function safeName(given: string | undefined): string {
  const name = (given ?? '').split(/[\\/]/).at(-1) ?? '';
  const plain = name.replace(/[\p{Cc}<>:"|?*]/gu, '_').replace(/^\.+/, '');
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(plain)?.[0] ?? '';
  return `${[...plain.slice(0, plain.length - ending.length)].slice(0, 60).join('') || 'upload'}${ending}`;
}
