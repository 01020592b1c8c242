import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodingUnknown, fileBroken } from '../read-errors.ts';

const addCpg = '请在压缩包中加入内容为 GBK 的 .cpg 文件|add a .cpg file that says GBK to the archive';

/**
 * Without a .cpg GDAL guesses ISO-8859-1 and garbles Chinese silently. So: what is valid UTF-8 gets a .cpg that
 * says so, anything else is refused.
 */
export async function stateEncoding(folder: string, layer: string, name: string): Promise<void> {
  const table = await readFile(join(folder, 'layer.dbf')).catch(() => {
    throw fileBroken(name, `缺少 ${layer}.dbf / ${layer}.dbf is missing`);
  });
  const cpg = join(folder, 'layer.cpg');
  if (await exists(cpg)) return;
  if (![...textCells(table)].every(isUtf8)) throw encodingUnknown(name, addCpg);
  await writeFile(cpg, 'UTF-8');
}

/** Names of the fields and the content of text fields; the rest of a .dbf is binary or digits. */
function* textCells(table: Buffer): Iterable<Buffer> {
  const headLength = table.readUInt16LE(8);
  const recordLength = Math.max(1, table.readUInt16LE(10));
  let offset = 1;
  const textFields: { from: number; to: number }[] = [];
  for (let at = 32; at + 32 <= headLength && table[at] !== 0x0d; at += 32) {
    const length = table[at + 16] ?? 0;
    yield table.subarray(at, at + 11);
    if (table[at + 11] === 'C'.charCodeAt(0)) textFields.push({ from: offset, to: offset + length });
    offset += length;
  }
  for (let at = headLength; at + recordLength <= table.length; at += recordLength) {
    for (const { from, to } of textFields) yield table.subarray(at + from, at + to);
  }
}

/** A cell cut in the middle of a character by its fixed width is still UTF-8: `stream` lets the last one be open. */
function isUtf8(cell: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(trimEnd(cell), { stream: true });
    return true;
  } catch {
    return false;
  }
}

function trimEnd(cell: Buffer): Buffer {
  let end = cell.length;
  while (end > 0 && (cell[end - 1] === 0x20 || cell[end - 1] === 0)) end -= 1;
  const zero = cell.subarray(0, end).indexOf(0);
  return cell.subarray(0, zero === -1 ? end : zero);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
