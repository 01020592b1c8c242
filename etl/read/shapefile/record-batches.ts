import type { SourceRow } from '../define-reader.ts';
import { encodingUnknown, fileBroken } from '../read-errors.ts';
import { EncodingFault, textDecoder } from '../text-encoding/decode-text.ts';
import { GrowingBytes } from '../text-encoding/growing-bytes.ts';
import type { DecodeText } from './dbf-table.ts';
import { ShapesBroken } from './shape-records.ts';

const rowsPerBatch = 500;

/** Decodes cells; throws for bytes that are no text in the encoding. */
export function decoderOf({ name, encoding }: { readonly name: string; readonly encoding: string }): DecodeText {
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

/** The rows some hundred at a time. Throws for a record that is damaged. */
export async function* rowsInBatches(rows: Iterable<SourceRow>, name: string): AsyncGenerator<readonly SourceRow[]> {
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
