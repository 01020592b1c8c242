import { createReadStream } from 'node:fs';
import { encodingUnknown } from '../read-errors.ts';
import type { TextEncoding } from './find-encoding.ts';

const chunkBytes = 256 * 1024;
const broken = '有无法识别的字节，请重新导出|it has bytes that belong to no character; export it anew';

/** The text of a file, chunk by chunk, decoded strictly and without its byte order mark. */
export async function* readText(path: string, name: string, { label }: TextEncoding): AsyncGenerator<string, void> {
  const decoder = new TextDecoder(label, { fatal: true });
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw encodingUnknown(name, broken);
    throw error;
  }
}

/** The beginning of the text, some hundred kilobytes of it. */
export async function readStart(path: string, name: string, encoding: TextEncoding): Promise<string> {
  for await (const text of readText(path, name, encoding)) if (text !== '') return text;
  return '';
}
